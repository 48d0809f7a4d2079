#!/usr/bin/env python3
"""Counts what midas does per channel, which no noise of a machine changes, and holds it against what is recorded.

    Tests/Benchmarks/counts.py

Instructions (callgrind) and allocations (dhat) of `validate` on two small corpora; their difference is that of the
channels between them, without the start. More than counts.json allows fails; RECORD_SNAPSHOTS=1 records.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import program

SMALL, LARGE = 20, 120
TOLERANCE = 0.05
RECORD = os.path.join(program.HERE, "counts.json")
TOOLS = {
    "instructions": ("callgrind", r"Collected : (\d+)"),
    "allocations": ("dhat", r"Total:\s+[\d,]+ bytes in ([\d,]+) blocks"),
}


def count(tool, pattern, command):
    run = subprocess.run(
        ["valgrind", f"--tool={tool}", f"--{tool}-out-file=/dev/null", *command], stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True, check=False)
    found = re.search(pattern, run.stderr)
    if run.returncode != 0 or not found:
        sys.exit(f"{' '.join(command)} under {tool} ended with {run.returncode}\n{run.stderr[-2000:]}")
    return int(found.group(1).replace(",", ""))


def measured(program_path):
    """The counts per channel, by name."""
    with tempfile.TemporaryDirectory() as folder:
        # Without debug information, of which valgrind does not understand every form and then ends.
        midas = os.path.join(folder, "midas")
        subprocess.run(["strip", "-o", midas, program_path], check=True)
        commands, channels = [], []
        for merchants in (SMALL, LARGE):
            corpus = os.path.join(folder, str(merchants))
            program.write_corpus(corpus, merchants)
            commands.append([midas, "validate", "--no-cache", corpus])
            channels.append(merchants * 10)
        return {
            name: (count(*tool, commands[1]) - count(*tool, commands[0])) / (channels[1] - channels[0])
            for name, tool in TOOLS.items()
        }


def main():
    missing = [name for name in ("valgrind", "strip") if not shutil.which(name)]
    if missing:
        print(f"skipped: {' and '.join(missing)} not installed")
        sys.exit(77)
    counts = {name: round(value, 1) for name, value in measured(program.shipped()).items()}
    if os.environ.get("RECORD_SNAPSHOTS") == "1":
        with open(RECORD, "w", encoding="utf-8") as file:
            json.dump({"validate, per channel": counts}, file, indent=2)
            file.write("\n")
    with open(RECORD, encoding="utf-8") as file:
        recorded = json.load(file)["validate, per channel"]
    print("validate, per channel")
    failed = False
    for name, value in counts.items():
        ratio = value / recorded[name]
        verdict = ""
        if ratio > 1 + TOLERANCE:
            failed = True
            verdict = f": more than {TOLERANCE:.0%} above what is recorded"
        elif ratio < 1 - TOLERANCE:
            verdict = ": better; RECORD_SNAPSHOTS=1 keeps it so"
        print(f"  {name:<13} {value:10,.1f}   {ratio:.3f} x the recorded {recorded[name]:,.1f}{verdict}")
    sys.exit(1 if failed else 0)


main()
