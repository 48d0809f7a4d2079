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

import program


def main():
    merchants = sys.argv[1] if len(sys.argv) > 1 else "10000"
    rounds = sys.argv[2] if len(sys.argv) > 2 else "15"
    midas, benchmark = program.shipped(), program.build(product="LookupBenchmark")
    with tempfile.TemporaryDirectory() as folder:
        corpus = os.path.join(folder, "corpus")
        tables = os.path.join(folder, "tables")
        program.write_corpus(corpus, merchants)
        subprocess.run(
            [midas, "tables", corpus, "--from", "config", "--format", "cdb", "--out", tables],
            check=True)
        with open(os.path.join(tables, "manifest.json"), encoding="utf-8") as file:
            generation = json.load(file)["generation"]
        subprocess.run(
            [benchmark, tables, os.path.join(tables, generation, "tables.cdb"), rounds],
            check=True)


main()
