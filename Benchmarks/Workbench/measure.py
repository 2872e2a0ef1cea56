"""Measures the workbench on a large archive, over its own addresses, as a browser would ask.

    python3 measure.py TEMOIN ARCHIVE [--repeat 30]

Prints the first page (from the start of the program to its last byte), each page's median and 95th percentile, a zoom
step, registering a statement to the updated page, the bytes of scripts and the most elements on a page. The archive
is copied first, so that it is as it was afterwards.
"""

import argparse
import http.client
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse


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


def register(session, count):
    """The times from sending a new dated statement by the form of the desk to the page that shows it.

    Every other one dates an event that is known, the rest make a new one; each stands on words of its own.
    """
    times = []
    for number in range(count):
        _, page = session.page(f"/desk/ledger?part={2 + number}")
        token = re.search(rb'name="token" value="([^"]+)"', page)
        mark = re.search(rb'data-start="(\d+)"', page)
        at = int(mark[1]) if mark else 40_000 + 2_000 * number
        fields = {"token": token[1].decode(), "part": 2 + number, "act": "save", "at": f"{at}-{at + 60}",
                  "claim.1.form": "event", "claim.1.kind": "report", "claim.1.level": "stated",
                  "claim.1.polarity": "affirmed", "claim.1.when": str(1890 + number)}
        if number % 2:
            fields |= {"claim.1.event": f"e{5000 + number}"}
        else:
            fields |= {"claim.1.event": f"A hearing that is measured, {number}", "claim.1.eventKind": "hearing",
                       "claim.1.people": f"p{number + 5}"}
        begin = time.perf_counter()
        _, reply, data = session.ask("POST", "/desk/ledger/register", urllib.parse.urlencode(fields), {
            "content-type": "application/x-www-form-urlencoded",
            "origin": f"http://127.0.0.1:{session.port}", "sec-fetch-site": "same-origin"})
        if reply.status != 303:
            raise SystemExit(f"the statement was refused with {reply.status}: {flaws(data)}")
        session.page(reply.getheader("location").split("#")[0])
        times.append((time.perf_counter() - begin) * 1000)
    return times


def flaws(data):
    """What a page says is wrong."""
    found = re.findall(rb'role="alert"[^>]*>([^<]+)|class="flaw"[^>]*>([^<]+)', data)
    return [(one or other).decode() for one, other in found] or data[:300]


def scripts(session, bodies):
    """The addresses of all scripts that pages load, and of what these import."""
    waiting = {path.decode() for body in bodies for path in re.findall(rb'src="(/assets/[^"]+\.js)"', body)}
    found = set()
    while waiting:
        path = waiting.pop()
        found.add(path)
        data = session.ask("GET", path)[2]
        names = re.findall(rb"""(?:import|from)\s*\(?\s*["']\.?/?(?:assets/)?([\w.-]+\.js)""", data)
        waiting |= {"/assets/" + name.decode() for name in names} - found
    return sorted(found)


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
        most, worst, bodies = 0, [], []
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
            bodies.append(data)
            print(f"{path:42} {median:8.1f} ms  p95 {p95:7.1f}  {len(data) / 1024:7.0f} KB  {count:5} elements")
        zoom = []
        for step in range(options.repeat):
            year = 1880 + step
            zoom.append(session.page(f"/chronology?from={year}&to={year + 10}")[0] * 1000)
        print(f"{'zoom step':42} {statistics.median(zoom):8.1f} ms  p95 {sorted(zoom)[int(len(zoom) * 0.95) - 1]:7.1f}  (target 60)")
        registering = register(session, min(20, options.repeat))
        print(f"{'registering to the updated page':42} {statistics.median(registering):8.1f} ms  "
              f"most {max(registering):7.1f}  (target 200)")
        size = sum(len(session.ask("GET", path)[2]) for path in scripts(session, bodies))
        print(f"{'scripts':42} {size / 1024:8.1f} KB  (target 60)")
        print(f"{'most elements on a page':42} {most:8}     (target 3000)")
        print(f"{'slowest page':42} {max(m for m, _ in worst):8.1f} ms  p95 {max(p for _, p in worst):7.1f}  (targets 50, 150)")
    finally:
        process.terminate()
        process.wait(10)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
