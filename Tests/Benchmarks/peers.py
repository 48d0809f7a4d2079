#!/usr/bin/env python3
"""Times Midas beside other people's tools on equivalent input, in one run.

    Tests/Benchmarks/peers.py [--channels 10000]

terraform plans and applies a `terraform_data` per channel with the channel's attributes; check-jsonschema and PyYAML
validate and load the very files that Midas validates; octoDNS validates a zone with as many records as there are
channels. Each is named with its version. What is not installed is left out, and said so:
`pip install check-jsonschema PyYAML octodns`, and terraform from HashiCorp.
"""
import argparse
import glob
import importlib.util
import json
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

from program import ROOT, shipped, write_corpus

TOOLS = os.path.join(ROOT, ".build", "public-tools", "bin")


# How long a peer may take before it is given up.
PATIENCE = 900


def timed(command, folder, environment=None):
    start = time.monotonic()
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return math.inf
    if done.returncode != 0:
        print(f"  {command[0]} ended with {done.returncode}: {done.stderr.decode(errors='replace')[-400:]}")
        return None
    return time.monotonic() - start


def found(name):
    return next((path for path in (os.path.join(TOOLS, name), shutil.which(name)) if path and os.path.exists(path)), None)


def version(*command):
    shown = subprocess.run(command, capture_output=True, text=True)
    return re.search(r"\d+(\.\d+)+", shown.stdout + shown.stderr).group(0)


def show(what, peer, seconds, ours, goal=0):
    if seconds is None:
        return
    if seconds == math.inf:
        print(f"  {what:<34} {peer:<28} given up after {PATIENCE} s; midas {ours:7.3f} s", flush=True)
        return
    missed = f": misses the goal of {goal} x" if seconds / ours < goal else ""
    print(
        f"  {what:<34} {peer:<28} {seconds:8.2f} s; midas {ours:7.3f} s, {seconds / ours:,.0f} x quicker{missed}",
        flush=True)


def missing(name):
    print(f"  {name} is not installed: left out")


# MARK: Validation

def validation(workspace, ours):
    files = sorted(glob.glob(os.path.join(workspace, "merchants", "**", "*.yaml"), recursive=True))
    names = os.path.join(os.path.dirname(workspace), "names")
    with open(names, "w", encoding="utf-8") as file:
        file.write("\n".join(files))
    checker = found("check-jsonschema")
    if checker:
        # A command line has an end: the files go in by the thousand, as xargs does it.
        schema = os.path.join(ROOT, "schema", "merchant.schema.json")
        command = ["xargs", "-n", "1000", "-a", names, checker, "--schemafile", schema]
        show("validate", f"check-jsonschema {version(checker, '--version')}", timed(command, workspace), ours)
    else:
        missing("check-jsonschema")
    if importlib.util.find_spec("yaml"):
        import yaml
        for loader in ("SafeLoader", "CSafeLoader"):
            if not hasattr(yaml, loader):
                print(f"  PyYAML was built without {loader}")
                continue
            program = f"import sys, yaml\nfor name in open(sys.argv[1]).read().split('\\n'):\n" \
                f"    with open(name, 'rb') as file: yaml.load(file, yaml.{loader})\n"
            seconds = timed([sys.executable, "-c", program, names], workspace)
            show("load, without checking anything", f"PyYAML {yaml.__version__} {loader}", seconds, ours)
    else:
        missing("PyYAML")


def zone(folder, channels, ours):
    validator = found("octodns-validate")
    if not validator:
        return missing("octoDNS")
    os.makedirs(os.path.join(folder, "zones"))
    with open(os.path.join(folder, "zones", "example.com.yaml"), "w", encoding="utf-8") as file:
        for number in range(channels):
            file.write(f"'c{number:07d}':\n  ttl: 300\n  type: CNAME\n  value: target-{number}.example.net.\n")
    with open(os.path.join(folder, "octodns.yaml"), "w", encoding="utf-8") as file:
        file.write(
            "providers:\n  zones:\n    class: octodns.provider.yaml.YamlProvider\n    directory: ./zones\n"
            "zones:\n  example.com.:\n    sources: [zones]\n    targets: []\n")
    seconds = timed([validator, "--config-file", "octodns.yaml"], folder)
    show("validate a record a channel", f"octoDNS {version(validator, '--version')}", seconds, ours)


# MARK: Plan and apply

def terraform(workspace, folder, plan, apply):
    program = found("terraform")
    if not program:
        return missing("terraform")
    resources = {}
    for path in sorted(glob.glob(os.path.join(workspace, "merchants", "**", "*.yaml"), recursive=True)):
        handle, channel, part = os.path.basename(path).removesuffix(".yaml"), None, ""
        with open(path, encoding="utf-8") as file:
            for line in file:
                if not line.startswith(" "):
                    part = line.split(":")[0]
                elif part == "channels" and (start := re.match(r"  - id: (\S+)", line)):
                    channel = resources[f"{handle}_{start.group(1)}"] = {"input": {"merchant": handle}}
                elif part == "channels" and (pair := re.match(r"    +([\w-]+): (\S.*)", line)):
                    channel["input"][pair.group(1)] = pair.group(2)
    with open(os.path.join(folder, "main.tf.json"), "w", encoding="utf-8") as file:
        json.dump({"resource": {"terraform_data": resources}}, file)
    environment = dict(os.environ, CHECKPOINT_DISABLE="1", TF_IN_AUTOMATION="1")
    if timed([program, "init", "-input=false"], folder, environment) is None:
        return None
    name = f"terraform {version(program, 'version')}"
    show(f"plan {len(resources):,} new channels", name, timed([program, "plan"], folder, environment), plan, goal=100)
    show("apply them", name, timed([program, "apply", "-auto-approve"], folder, environment), apply)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--channels", type=int, default=10_000, help="ten to a merchant")
    options = parser.parse_args()
    program = shipped()
    merchants = max(1, options.channels // 10)
    with tempfile.TemporaryDirectory() as folder:
        workspace = os.path.join(folder, "corpus")
        write_corpus(workspace, merchants)
        environment = {"PATH": os.environ["PATH"], "HOME": folder, "MIDAS_STATE": f"sqlite:{folder}/state.db"}
        print(
            f"midas {version(program, '--version')} and its peers: {merchants:,} merchants with ten channels each, "
            f"{os.cpu_count()} cores, {time.strftime('%Y-%m-%d')}", flush=True)
        validated, planned, applied = (
            timed([program, *arguments], workspace, environment)
            for arguments in (["validate", "--no-cache"], ["plan"], ["apply", "--auto-approve"]))
        for name in ("zone", "terraform"):
            os.makedirs(os.path.join(folder, name))
        validation(workspace, validated)
        zone(os.path.join(folder, "zone"), options.channels, validated)
        terraform(workspace, os.path.join(folder, "terraform"), planned, applied)


main()
