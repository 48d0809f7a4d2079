#!/usr/bin/env python3
"""Times `midas validate` and `midas plan` on a warm cache against `git status` on the same tree, in one run.

    Tests/Benchmarks/warm.py [MERCHANTS] [RUNS]

All look at the same files in turn, the reference corpus in a git repository, once with nothing changed since the run
before and once with one file changed; medians are printed with their extremes. Needs git and python3; where PostgreSQL
is installed, `plan` is also timed on it, against `git status` and `psql -c 'select 1'` together.
"""
import glob
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def timed(*commands):
    start = time.monotonic()
    for command in commands:
        subprocess.run(command, check=True, **QUIET)
    return time.monotonic() - start


def row(name, values):
    values = [value * 1000 for value in values]
    print(f"  {name:<34} {statistics.median(values):8.1f} ms   ({min(values):.1f} to {max(values):.1f})")
    return statistics.median(values)


def build():
    command = ["swift", "build", "-c", "release", "--static-swift-stdlib", "--product", "midas"]
    given = os.environ.get("MIDAS")
    if given:
        return given
    subprocess.run(command, cwd=ROOT, check=True, stdout=sys.stderr)
    shown = subprocess.run(command + ["--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True)
    return os.path.join(shown.stdout.strip(), "midas")


class Server:
    """A PostgreSQL of its own on a Unix socket."""

    def __init__(self, folder):
        found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
        self.programs = os.path.dirname(found[-1]) if found else None
        self.folder = os.path.join(folder, "postgresql")
        self.prefix = (
            ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else [])

    def __enter__(self):
        if not self.programs:
            return None
        os.mkdir(self.folder, 0o700)
        if self.prefix:
            shutil.chown(self.folder, "postgres", "postgres")
            os.chmod(os.path.dirname(self.folder), 0o755)
        data = os.path.join(self.folder, "data")
        self.run("initdb", "-D", data, "-U", "midas", "-A", "trust", "--no-sync")
        self.run(
            "pg_ctl", "-D", data, "-l", os.path.join(self.folder, "log"), "-w", "-o",
            f"-k {self.folder} -c listen_addresses=''", "start")
        return f"postgresql:///postgres?host={self.folder}&user=midas"

    def __exit__(self, *_):
        if self.programs:
            self.run("pg_ctl", "-D", os.path.join(self.folder, "data"), "-m", "immediate", "stop")

    def run(self, name, *arguments):
        subprocess.run(
            self.prefix + [os.path.join(self.programs, name), *arguments], check=True, cwd="/", **QUIET)


def measure(commands, runs, between=None):
    """The times of each of the named commands, in turn; `between` changes the tree before each command."""
    times = {name: [] for name in commands}
    for index in range(runs + 1):
        for name, command in commands.items():
            if between:
                between()
            value = timed(*command)
            if index > 0:  # the first round warms the caches
                times[name].append(value)
    return times


def report(title, times, reference):
    print(title)
    medians = {name: row(name, values) for name, values in times.items()}
    for name, median in medians.items():
        if name != reference:
            print(f"  {name:<34} {median / medians[reference]:8.2f} x {reference}")


def main():
    merchants = sys.argv[1] if len(sys.argv) > 1 else "10000"
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    midas = build()
    with tempfile.TemporaryDirectory() as folder:
        corpus = os.path.join(folder, "corpus")
        subprocess.run([sys.executable, os.path.join(HERE, "corpus.py"), corpus, merchants], check=True)
        with open(os.path.join(corpus, ".gitignore"), "w", encoding="utf-8") as file:
            file.write(".midas/\n")
        git = ["git", "-C", corpus, "-c", "user.name=x", "-c", "user.email=x@example.com"]
        for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "corpus"]):
            subprocess.run(git + command, check=True, **QUIET)
        time.sleep(1.1)  # nothing is as young as the indexes that follow
        status = git + ["status", "--porcelain"]
        validate = [midas, "validate", corpus]
        plan = [midas, "plan", corpus]
        subprocess.run([midas, "apply", corpus, "--auto-approve"], check=True, **QUIET)
        print(f"{merchants} merchants, {runs} runs each in turn, {os.cpu_count()} cores")

        commands = {"git status": [status], "midas validate": [validate], "midas plan, SQLite": [plan]}
        report("nothing changed", measure(commands, runs), "git status")

        changed = os.path.join(corpus, "merchants", "000", "m000007.yaml")
        counter = iter(range(1 << 30))

        def change():
            with open(changed, "a", encoding="utf-8") as file:
                file.write(f"# {next(counter)}\n")

        report("one file changed since the run before", measure(commands, runs, change), "git status")

        with Server(folder) as url:
            if not url:
                print("PostgreSQL is not installed: `plan` on it is left out")
                return
            select = ["psql", url, "-c", "select 1"]
            plan = [midas, "plan", corpus, "--state", url]
            subprocess.run([midas, "apply", corpus, "--auto-approve", "--state", url], check=True, **QUIET)
            commands = {"git status and psql": [status, select], "midas plan, PostgreSQL": [plan]}
            report("nothing changed, a shared state", measure(commands, runs), "git status and psql")


main()
