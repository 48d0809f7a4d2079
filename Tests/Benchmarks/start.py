#!/usr/bin/env python3
"""Times the start of midas, and a validate of one small file, against programs that do nothing.

    Tests/Benchmarks/start.py [RUNS]

Measured are the program as it is shipped and one that loads the libraries of Swift as it starts, each `--version` and
`validate` of a file of 40 lines, in turn with /bin/true and `python3 -c pass`; medians are printed with their extremes.
With $MIDAS set that program is measured, and the dynamic one only if $MIDAS_DYNAMIC names it.
"""
import os
import statistics
import sys
import tempfile
import time

import program

GOAL = 0.015

FILE = """\
merchant: acme
name: Acme Books
api: [v1]
keys:
  code: imp12345678
  rest-api-key: env://ACME_REST_API_KEY
  rest-api-secret: env://ACME_REST_API_SECRET
submerchants:
  - { id: books, name: Books, tier: "B01" }
channels:
  - id: card
    mode: live
    pg: html5_inicis
    modules: [window.general]
    methods: [card, trans, phone]
    mid: MOIacme001
    credentials:
      sign_key: env://ACME_SIGN_KEY
  - id: keyin
    name: Key-in
    mode: live
    pg: tosspayments
    modules: [window.general, window.key-in]
    methods: [card, kakaopay]
    mid: im_acme001
    credentials:
      client_key: live_ck_acme001
      secret_key: env://ACME_SECRET_KEY
  - id: books-card
    name: Books card
    mode: test
    pg: kcp
    modules: [window.general]
    mid: shared
    assign: books
defaults: { window: card }
webhooks:
  - { api: v1, mode: live, url: "https://pay.acme.example/portone" }
whitelist:
  - 20.30.40.50/32
"""


def timed(command, sink):
    actions = [(os.POSIX_SPAWN_DUP2, sink, 1), (os.POSIX_SPAWN_DUP2, sink, 2)]
    start = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status = os.waitpid(process, 0)
    taken = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return taken


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 41
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "acme.yaml")
        with open(file, "w", encoding="utf-8") as stream:
            stream.write(FILE)
        programs = program.linked_both_ways(folder)
        commands = {"/bin/true": ["/bin/true"], "python3 -c pass": ["/usr/bin/python3", "-c", "pass"]}
        for name, path in programs.items():
            commands[f"{name}: --version"] = [path, "--version"]
            commands[f"{name}: validate"] = [path, "validate", "--no-cache", file]
        times = {name: [] for name in commands}
        sink = os.open(os.devnull, os.O_WRONLY)
        for index in range(runs + 2):
            for name, command in commands.items():
                taken = timed(command, sink)
                if index > 1:  # the first rounds bring the programs into memory
                    times[name].append(taken)
        sizes = {name: os.path.getsize(path) for name, path in programs.items()}

    print(f"start, {runs} runs each in turn, {len(FILE.splitlines())} lines")
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, values in times.items():
        verdict = ""
        if name.startswith("static:") and medians[name] > GOAL:
            verdict = f": misses the goal of {GOAL * 1000:.0f} ms"
        elif name.startswith("static:") and medians[name] > medians["python3 -c pass"]:
            verdict = ": python starts sooner"
        print(
            f"  {name:<22} {medians[name] * 1000:7.2f} ms   "
            f"({min(values) * 1000:.2f} to {max(values) * 1000:.2f}){verdict}")
    for name, size in sizes.items():
        print(f"  size of the {name} program {size / 1e6:.1f} MB")
    if "dynamic" not in sizes:
        print("  no dynamic program: $MIDAS_DYNAMIC names none")


main()
