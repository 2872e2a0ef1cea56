"""Measures the workbench on a large archive, over its own addresses, as a browser would ask.

    python3 measure.py TEMOIN ARCHIVE [--repeat 30]

Prints the first page (from the start of the program to its last byte), each page's median and 95th percentile, a zoom
step, registering a statement to the updated page, the bytes of scripts and the most elements on a page. The archive
is copied first, so that it is as it was afterwards.
"""

import argparse
import http.client
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


class Session:
    """One browser: a connection that is kept, and the cookie it was given."""

    def __init__(self, port, cookie):
        self.port, self.cookie = port, cookie
        self.connection = http.client.HTTPConnection("127.0.0.1", port)

    def ask(self, method, path, body=None, headers=None):
        start = time.perf_counter()
        self.connection.request(method, path, body, {"cookie": self.cookie, **(headers or {})})
        reply = self.connection.getresponse()
        data = reply.read()
        return time.perf_counter() - start, reply, data

    def page(self, path):
        """The time to a page, its redirects followed, and its bytes."""
        spent = 0.0
        for _ in range(4):
            seconds, reply, data = self.ask("GET", path)
            spent += seconds
            if reply.status == 303:
                path = reply.getheader("location")
                continue
            if reply.status != 200:
                raise SystemExit(f"{path} answered {reply.status}")
            return spent, data
        raise SystemExit(f"{path} leads in circles")


def start(temoin, archive, token):
    begin = time.perf_counter()
    process = subprocess.Popen([temoin, "serve", archive, "--no-open", "--token-file", token],
                               stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
    for line in process.stdout:
        found = re.search(r"http://127\.0\.0\.1:(\d+)(/open\?token=[0-9a-f]+)", line)
        if found:
            break
    else:
        raise SystemExit("the workbench did not start")
    port = int(found[1])
    session = Session(port, "")
    _, reply, _ = session.ask("GET", found[2])
    session.cookie = reply.getheader("set-cookie").split(";")[0]
    _, data = session.page("/chronology")
    return process, session, time.perf_counter() - begin, data


def elements(data):
    return len(re.findall(rb"<[a-z]", data))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("temoin")
    parser.add_argument("archive")
    parser.add_argument("--repeat", type=int, default=30)
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="temoin-bench-")
    archive = os.path.join(folder, "bench.temoin")
    shutil.copyfile(options.archive, archive)
    token = os.path.join(folder, "key")
    process, session, first, _ = start(options.temoin, archive, token)
    try:
        key = open(token).read().strip()
        program = {"authorization": "Bearer " + key}
        pages = ["/chronology", "/chronology?from=1900&to=1910", "/chronology?person=p7", "/chronology?event=e5000",
                 "/contradictions", "/people", "/people/p7", "/sources", "/sources/ledger", "/desk/ledger",
                 "/desk/ledger?part=20", "/search", "/search?q=leaf", "/search?q=witness:p7",
                 "/search?q=before:1900", "/history", "/settings", "/settings/rules"]
        api = ["/api/v1", "/api/v1/events?limit=100", "/api/v1/sources/ledger/statements?limit=50"]
        print(f"{'first page':42} {first * 1000:8.0f} ms  (target 1000)")
        most, worst = 0, []
        for path in pages + api:
            times = []
            for _ in range(options.repeat):
                if path.startswith("/api"):
                    seconds, reply, data = session.ask("GET", path, headers=program)
                    if reply.status != 200:
                        raise SystemExit(f"{path} answered {reply.status}")
                else:
                    seconds, data = session.page(path)
                times.append(seconds * 1000)
            times.sort()
            median, p95 = statistics.median(times), times[int(len(times) * 0.95) - 1]
            count = elements(data) if not path.startswith("/api") else 0
            most = max(most, count)
            worst.append((median, p95))
            print(f"{path:42} {median:8.1f} ms  p95 {p95:7.1f}  {len(data) / 1024:7.0f} KB  {count:5} elements")
        zoom = []
        for step in range(options.repeat):
            year = 1880 + step
            zoom.append(session.page(f"/chronology?from={year}&to={year + 10}")[0] * 1000)
        print(f"{'zoom step':42} {statistics.median(zoom):8.1f} ms  p95 {sorted(zoom)[int(len(zoom) * 0.95) - 1]:7.1f}  (target 60)")
        edits = []
        for number in range(min(10, options.repeat)):
            _, reply, data = session.ask("GET", f"/api/v1/records/statement/s{100 + number}", headers=program)
            record = json.loads(data)["record"]
            for claim in record["claims"]:
                claim["editorCertainty"] = "probable"
            record["note"] = f"measured {number}"
            body = json.dumps({"reason": "measured", "changes": [{"put": {"kind": "statement", "record": record}}]})
            begin = time.perf_counter()
            _, reply, data = session.ask("POST", "/api/v1/changes", body,
                                         {**program, "content-type": "application/json", "if-match": "*"})
            if reply.status != 200:
                raise SystemExit(f"the change was refused: {data[:300]}")
            session.page(f"/desk/ledger?statement=s{100 + number}")
            edits.append((time.perf_counter() - begin) * 1000)
        edits.sort()
        print(f"{'registering to the updated page':42} {statistics.median(edits):8.1f} ms  most {edits[-1]:7.1f}  (target 200)")
        _, page = session.page("/desk/ledger")
        scripts = {path for path in re.findall(rb'src="(/assets/[^"]+\.js)"', page)}
        size = 0
        for path in ["part.js", "events.js", "desk.js", "when.js", "chrono.js", "keys.js", "map.js", "switch.js"]:
            _, reply, data = session.ask("GET", "/assets/" + path)
            size += len(data) if reply.status == 200 else 0
        print(f"{'scripts':42} {size / 1024:8.1f} KB  (target 60)")
        print(f"{'most elements on a page':42} {most:8}     (target 3000)")
        print(f"{'slowest page':42} {max(m for m, _ in worst):8.1f} ms  p95 {max(p for _, p in worst):7.1f}  (targets 50, 150)")
    finally:
        process.terminate()
        process.wait(10)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
