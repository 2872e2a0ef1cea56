#!/bin/sh
# Prints the time and memory of each question on each network, three runs each, one JSON object a line.
# measure.sh TEMOIN PROBE FILE.stn...   (an empty PROBE compares with nothing)
temoin=$1
probe=$2
shift 2
for file in "$@"; do
  for question in windows conflicts repair; do
    for run in 1 2 3; do
      printf '%s %s ' "$file" "$question"
      "$temoin" batch network "$file" "$question" --timing 2>&1 >/dev/null | grep parse_s
    done
  done
  if [ -n "$probe" ]; then "$probe" "$file"; fi
done
