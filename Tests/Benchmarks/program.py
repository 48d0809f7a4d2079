"""The program that the benchmarks measure: $MIDAS if that is set, else a release build of this tree."""
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


def build(static=True, product="midas"):
    """The path of a release build, linked as it is shipped, or against the shared libraries of Swift."""
    command = ["swift", "build", "-c", "release", "--product", product]
    if static:
        command.append("--static-swift-stdlib")
    subprocess.run(command, cwd=ROOT, check=True, stdout=sys.stderr)
    shown = subprocess.run(command + ["--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True)
    return os.path.join(shown.stdout.strip(), product)


def shipped():
    """The program as it is shipped."""
    return os.environ.get("MIDAS") or build()


def linked_both_ways(folder):
    """Copies of the program as it is shipped and of one that is linked dynamically, by how they are linked.

    $MIDAS and $MIDAS_DYNAMIC name programs that are built already.
    """
    programs = {}
    # The shipped one last, so that it is what the build folder holds afterwards.
    for name, variable, static in (("dynamic", "MIDAS_DYNAMIC", False), ("static", "MIDAS", True)):
        given = os.environ.get(variable)
        if not given and not static and os.environ.get("MIDAS"):
            continue
        programs[name] = os.path.join(folder, f"midas-{name}")
        shutil.copy(given or build(static), programs[name])
    return dict(sorted(programs.items(), reverse=True))


def write_corpus(folder, merchants):
    """Writes the reference corpus of so many merchants; its files in order, and their bytes in all."""
    subprocess.run([sys.executable, os.path.join(HERE, "corpus.py"), folder, str(merchants)], check=True)
    paths = []
    for parent, _, names in sorted(os.walk(os.path.join(folder, "merchants"))):
        paths += [os.path.join(parent, name) for name in sorted(names)]
    return paths, sum(os.path.getsize(path) for path in paths)
