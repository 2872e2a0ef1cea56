#!/usr/bin/env python3
"""Calendar-exact windows against the relaxation into day differences, and against a second solver.

  ages.py SHARED PROGRAM [PERSONS [SEEDS]]

SHARED is the folder of the shared benchmark (monotone.py there builds the networks and solves them
in Python), PROGRAM the compiled `ages`. Prints one JSON object a seed: whether the windows are equal,
the mean width exact and relaxed, their ratio, and both times.
"""
import json
import subprocess
import sys
import time

shared, program = sys.argv[1:3]
persons = int(sys.argv[3]) if len(sys.argv) > 3 else 2000
seeds = int(sys.argv[4]) if len(sys.argv) > 4 else 3
sys.path.insert(0, shared)
import monotone  # noqa: E402


def noted(name):
    make = getattr(monotone, name)

    def noting(*arguments):
        arc = make(*arguments)
        arc.note = (name, arguments)
        return arc
    setattr(monotone, name, noting)


for name in ("diff", "age", "years_later", "next_spring"):
    noted(name)
VERBS = {"diff": "diff", "age": "age", "years_later": "years", "next_spring": "spring"}


def text(network):
    lines = ["span %d %d" % (monotone.LO, monotone.HI), "events %d" % len(network.t)]
    for event, spans in sorted(network.dom.items()):
        lines.append("days %d %s" % (event, " ".join("%d %d" % span for span in spans)))
    for a, b, arc in network.arcs:
        name, arguments = arc.note
        words = ["*" if x is None else str(x) for x in arguments]
        lines.append(" ".join([VERBS[name], str(a), str(b)] + words))
    return "\n".join(lines) + "\n"


for seed in range(1, seeds + 1):
    network = monotone.build(persons, seed)
    count = len(network.t)
    begin = time.process_time()
    (low, high), _ = monotone.solve(count, network.arcs, network.dom)
    python = time.process_time() - begin
    (loose_low, loose_high), _ = monotone.solve(count, network.relaxed, network.dom, holes=False)
    run = subprocess.run([program], input=text(network), capture_output=True, text=True)
    if run.returncode:
        print(json.dumps({"seed": seed, "error": (run.stdout + run.stderr).strip()[:200]}))
        continue
    windows = [tuple(int(x) for x in line.split()) for line in run.stdout.splitlines()]
    # As in monotone.py: events that nothing holds would drown the others.
    held = [i for i in range(count) if loose_high[i] - loose_low[i] + 1 < 20000]
    width = sum(windows[i][1] - windows[i][0] + 1 for i in held) / len(held)
    loose = sum(loose_high[i] - loose_low[i] + 1 for i in held) / len(held)
    print(json.dumps({
        "seed": seed, "events": count, "equal": windows == list(zip(low, high)),
        "sound": all(l <= t <= h for (l, h), t in zip(windows, network.t)),
        "width": round(width, 1), "relaxed": round(loose, 1), "ratio": round(width / loose, 3),
        "solve_s": json.loads(run.stderr)["solve_s"], "python_s": round(python, 2)}))
