#!/usr/bin/env python3
"""Times a cold `midas validate` of the reference corpus against libyaml's bare event loop, in one run.

    Tests/Benchmarks/validate.py [MERCHANTS] [RUNS]

Both read the same files, in turn; medians are printed with their extremes. Needs cc, libyaml-dev and python3.
"""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import program

GOALS = {"wall": 1.0, "CPU": 1.7}


def timed(command):
    before = os.times()
    start = time.monotonic()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    wall = time.monotonic() - start
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return wall, cpu


def row(name, runs, figure):
    values = [run[figure] for run in runs]
    print(f"  {name:<22} {statistics.median(values):7.3f} s   ({min(values):.3f} to {max(values):.3f})")
    return statistics.median(values)


def main():
    merchants = int(sys.argv[1]) if len(sys.argv) > 1 else 10000
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    if not shutil.which("cc") or not os.path.exists("/usr/include/yaml.h"):
        print("skipped: the event loop needs cc and libyaml-dev")
        sys.exit(77)
    midas = program.shipped()
    with tempfile.TemporaryDirectory() as folder:
        corpus = os.path.join(folder, "corpus")
        loop = os.path.join(folder, "event-loop")
        names = os.path.join(folder, "names")
        paths, size = program.write_corpus(corpus, merchants)
        with open(names, "w", encoding="utf-8") as file:
            file.writelines(path + "\n" for path in paths)
        subprocess.run(
            ["cc", "-O2", "-o", loop, os.path.join(program.HERE, "event-loop.c"), "-lyaml"], check=True)
        ours, floor = [], []
        for index in range(count + 1):
            first, second = timed([midas, "validate", "--no-cache", corpus]), timed([loop, names])
            if index > 0:  # the first pair warms the file cache
                ours.append(first)
                floor.append(second)
    print(
        f"cold validate of {merchants} merchants, {size / 1e6:.1f} MB, {count} runs each in turn, "
        f"{os.cpu_count()} cores")
    ratios = {}
    for figure, name in ((0, "wall"), (1, "CPU")):
        ratios[name] = row(f"midas, {name}", ours, figure) / row(f"event loop, {name}", floor, figure)
    for name, ratio in ratios.items():
        verdict = "" if ratio <= GOALS[name] else f": misses the goal of {GOALS[name]} x"
        print(f"  {name:<4} {ratio:.2f} x the event loop on one thread{verdict}")


main()
