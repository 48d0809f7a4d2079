#!/usr/bin/env python3
"""Times a channel through MidasLookup against bare libcdb on the same file, in one run.

    Tests/Benchmarks/lookup.py [MERCHANTS] [ROUNDS]

The goal is 1.1 x libcdb for the outcome, the key put together from texts on either side. Needs libcdb-dev and python3.
"""
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


def main():
    merchants = sys.argv[1] if len(sys.argv) > 1 else "10000"
    rounds = sys.argv[2] if len(sys.argv) > 2 else "15"
    for product in ("midas", "LookupBenchmark"):
        subprocess.run(["swift", "build", "-c", "release", "--product", product], cwd=ROOT, check=True, stdout=sys.stderr)
    shown = subprocess.run(
        ["swift", "build", "-c", "release", "--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True)
    binaries = shown.stdout.strip()
    with tempfile.TemporaryDirectory() as folder:
        corpus = os.path.join(folder, "corpus")
        tables = os.path.join(folder, "tables")
        subprocess.run([sys.executable, os.path.join(HERE, "corpus.py"), corpus, merchants], check=True)
        subprocess.run(
            [os.path.join(binaries, "midas"), "tables", corpus, "--from", "config", "--format", "cdb", "--out", tables],
            check=True)
        with open(os.path.join(tables, "manifest.json"), encoding="utf-8") as file:
            generation = json.load(file)["generation"]
        subprocess.run(
            [os.path.join(binaries, "LookupBenchmark"), tables, os.path.join(tables, generation, "tables.cdb"), rounds],
            check=True)


main()
