#!/usr/bin/env python3
"""Times a cold `midas validate` of the reference corpus against libyaml's bare event loop, in one run.

    Tests/Benchmarks/validate.py [MERCHANTS] [RUNS]

Both read the same files, in turn; medians are printed with their extremes. Needs cc, libyaml-dev and python3.
"""
import os
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


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
    merchants = sys.argv[1] if len(sys.argv) > 1 else "10000"
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    subprocess.run(["swift", "build", "-c", "release", "--product", "midas"], cwd=ROOT, check=True, stdout=sys.stderr)
    shown = subprocess.run(
        ["swift", "build", "-c", "release", "--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True)
    midas = os.path.join(shown.stdout.strip(), "midas")
    with tempfile.TemporaryDirectory() as folder:
        corpus = os.path.join(folder, "corpus")
        loop = os.path.join(folder, "event-loop")
        names = os.path.join(folder, "names")
        subprocess.run([sys.executable, os.path.join(HERE, "corpus.py"), corpus, merchants], check=True)
        subprocess.run(["cc", "-O2", "-o", loop, os.path.join(HERE, "event-loop.c"), "-lyaml"], check=True)
        size = 0
        with open(names, "w", encoding="utf-8") as file:
            for parent, _, files in sorted(os.walk(os.path.join(corpus, "merchants"))):
                for name in sorted(files):
                    path = os.path.join(parent, name)
                    size += os.path.getsize(path)
                    file.write(path + "\n")
        ours, floor = [], []
        for index in range(count + 1):
            first, second = timed([midas, "validate", "--no-cache", corpus]), timed([loop, names])
            if index > 0:  # the first pair warms the file cache
                ours.append(first)
                floor.append(second)
    print(f"cold validate of {merchants} merchants, {size / 1e6:.1f} MB, {count} runs each in turn, {os.cpu_count()} cores")
    ratios = {}
    for figure, name in ((0, "wall"), (1, "CPU")):
        ratios[name] = row(f"midas, {name}", ours, figure) / row(f"event loop, {name}", floor, figure)
    for name, ratio in ratios.items():
        print(f"  {name:<4} {ratio:.2f} x the event loop on one thread")


main()
