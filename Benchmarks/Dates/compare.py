#!/usr/bin/env python3
"""Compares reading and bounding EDTF with the Python package `edtf` (PyPI) and a plain regular expression.

usage: compare.py PATH-OF-THE-BUILT-PROGRAM [SECONDS]

The expressions are made here from a fixed seed: days, months, years, decades, seasons, qualified dates
and intervals, as catalogues hold them. Rates are for a second of processor time on one core.
"""
import random
import re
import subprocess
import sys
import tempfile
import time


def expressions(count):
    random.seed(7)
    lines = []
    for _ in range(count):
        year, month, day = random.randint(1000, 2020), random.randint(1, 12), random.randint(1, 28)
        share = random.random()
        date = f"{year:04}-{month:02}-{day:02}"
        if share < 0.35:
            lines.append(date)
        elif share < 0.50:
            lines.append(f"{year:04}")
        elif share < 0.60:
            lines.append(date[:7])
        elif share < 0.70:
            lines.append(f"{year:04}~")
        elif share < 0.75:
            lines.append(f"{year:04}-{random.randint(21, 24)}")
        elif share < 0.82:
            lines.append(f"{year // 10:03}X")
        elif share < 0.92:
            lines.append(f"{year:04}/{year + random.randint(0, 9):04}")
        elif share < 0.96:
            lines.append(date + "?")
        else:
            lines.append(f"{year:04}-{month:02}-XX")
    return lines


PLAIN = re.compile(r"-?[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?[?~%]?(/(-?[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?[?~%]?)?)?")


def measure(name, lines, seconds, body):
    start = time.process_time()
    count = 0
    while True:
        for line in lines:
            body(line)
        count += len(lines)
        elapsed = time.process_time() - start
        if elapsed > seconds:
            break
    print(f"{name}\t{count / elapsed:.0f} a second")
    return count / elapsed


def main():
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 2
    lines = expressions(20000)
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        subprocess.run([sys.argv[1], file.name, str(seconds)], check=True)
    measure("Python re, shape only", lines, seconds, PLAIN.fullmatch)
    try:
        from edtf import parse_edtf
    except ImportError:
        print("edtf (PyPI)\tnot installed")
        return
    measure("edtf (PyPI), read", lines[:200], seconds, parse_edtf)

    def bound(line):
        date = parse_edtf(line)
        return date.lower_strict(), date.upper_strict()

    measure("edtf (PyPI), read and bound", lines[:200], seconds, bound)


main()
