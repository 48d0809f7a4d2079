#!/usr/bin/env python3
"""Times validate, plan, apply and the empty plan after it at several sizes, on SQLite and on PostgreSQL.

    Tests/Benchmarks/scale.py [--channels 10000,100000,1000000] [--stores sqlite,postgresql]

Beside each apply, the same rows (resources, invariants, changes) go into the same indexed tables in one transaction:
by `.import` of the sqlite3 shell with synchronous FULL, and by COPY of psql. Printed are times and peaks, their ratios
to these references and to the size of the YAML, and how they grow: the exponent e of time = size ** e. A million
channels take some minutes and some 15 GB of disk; `--channels 1000,10000` is a short run. A reference that is not
installed is left out, and said so.
"""
import argparse
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time

from program import shipped, write_corpus

TABLES = [
    "merchants", "submerchants", "channels", "groups", "defaults", "keys", "webhooks", "whitelist", "fingerprints",
    "live_mids", "merchant_codes", "channel_keys", "revisions", "changes",
]


class Run:
    """A command that was run to its end."""

    def __init__(self, command, expected=0, text=None, **options):
        start = time.monotonic()
        with subprocess.Popen(
            command, stdin=subprocess.PIPE if text else subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, **options) as process:
            # What it prints is read to its end, as a terminal or a log would, and only its end is kept.
            if text:
                process.stdin.write(text.encode())
                process.stdin.close()
            self.output = b""
            while piece := process.stdout.read(1 << 20):
                self.output = (self.output + piece)[-4096:]
            errors = process.stderr.read()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        self.wall = time.monotonic() - start
        self.cpu = usage.ru_utime + usage.ru_stime
        self.peak = usage.ru_maxrss * 1024
        if process.returncode != expected:
            sys.exit(f"{' '.join(command)} ended with {process.returncode}\n{errors.decode(errors='replace')}")


def megabytes(count):
    return f"{count / 1e6:,.0f} MB"


def show(name, run, text_size):
    print(f"  {name:<26} {run.wall:8.2f} s wall {run.cpu:8.2f} s CPU {megabytes(run.peak):>10}"
          f"   {run.peak / text_size:5.2f} x the text", flush=True)


def compare(name, ours, reference, goal):
    ratio = ours.wall / reference.wall
    verdict = "" if ratio <= goal else f": misses the goal of {goal} x"
    print(
        f"  {name:<26} {reference.wall:8.2f} s wall {reference.cpu:8.2f} s CPU; apply takes {ratio:.2f} x{verdict}",
        flush=True)


class Midas:
    """The program under measurement, in one workspace with one store."""

    def __init__(self, program, workspace, store):
        self.program, self.workspace, self.store = program, workspace, store

    def run(self, *arguments):
        environment = {"PATH": os.environ["PATH"], "HOME": self.workspace, "MIDAS_STATE": self.store}
        return Run([self.program, *arguments], cwd=self.workspace, env=environment)

    def measure(self, label, text_size):
        """Plans, applies and plans again; the last plan has to be empty."""
        runs = {"plan": self.run("plan"), "apply": self.run("apply", "--auto-approve"), "empty plan": self.run("plan")}
        for name, run in runs.items():
            show(f"{name}, {label}", run, text_size)
        if b"0 to create, 0 to update, 0 to delete" not in runs["empty plan"].output:
            sys.exit("the plan after apply is not empty")
        return runs


# MARK: SQLite

def sqlite_reference(state, folder):
    """Imports the rows of `state` into tables like its own; what it takes, without writing CSV before."""
    for table in TABLES:
        with open(os.path.join(folder, f"{table}.csv"), "wb") as file:
            columns = subprocess.run(
                ["sqlite3", state, f"SELECT group_concat('\"' || name || '\"') FROM pragma_table_info('{table}')"],
                check=True, capture_output=True, text=True).stdout.strip()
            types = subprocess.run(
                ["sqlite3", state, f"SELECT group_concat(type) FROM pragma_table_info('{table}')"],
                check=True, capture_output=True, text=True).stdout.strip().split(",")
            shown = ", ".join(
                f"hex({column})" if kind == "BLOB" else column for column, kind in zip(columns.split(","), types))
            subprocess.run(["sqlite3", "-csv", state, f'SELECT {shown} FROM "{table}"'], check=True, stdout=file)
    schema = subprocess.run(["sqlite3", state, ".schema --nosys"], check=True, capture_output=True, text=True).stdout
    # A CSV file holds texts only: the tables take what comes, digests as hexadecimal digits.
    schema = schema.replace(") STRICT, WITHOUT ROWID", ") WITHOUT ROWID").replace(") STRICT", ")")
    copy = os.path.join(folder, "reference.db")
    subprocess.run(["sqlite3", copy], input="PRAGMA journal_mode = WAL;\n" + schema, check=True, text=True,
                   stdout=subprocess.DEVNULL)
    imports = "".join(f".import --csv {folder}/{table}.csv {table}\n" for table in TABLES)
    script = f"PRAGMA synchronous = FULL;\nPRAGMA foreign_keys = ON;\nBEGIN IMMEDIATE;\n{imports}COMMIT;\n"
    run = Run(["sqlite3", "-bail", copy], text=script)
    for table in ("channels", "changes", "live_mids"):
        counts = {
            subprocess.run(["sqlite3", file, f"SELECT count(*) FROM {table}"], check=True, capture_output=True).stdout
            for file in (state, copy)}
        if len(counts) != 1:
            sys.exit(f"the reference did not import all of {table}")
    return run


def measure_sqlite(program, workspace, text_size, folder):
    state = os.path.join(folder, "state.db")
    runs = Midas(program, workspace, f"sqlite:{state}").measure("SQLite", text_size)
    print(f"  {'state.db':<26} {megabytes(os.path.getsize(state)):>8}")
    if shutil.which("sqlite3"):
        compare("sqlite3 .import", runs["apply"], sqlite_reference(state, folder), 2)
    else:
        print("  sqlite3 is not installed: no reference for SQLite")
    return runs


# MARK: PostgreSQL

class Server:
    """A PostgreSQL server with its usual settings, on a socket in a folder of its own."""

    def __init__(self, folder):
        self.folder = folder
        # A server refuses to run as root.
        self.prefix = []
        if os.getuid() == 0:
            self.prefix = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
            shutil.chown(folder, "postgres", "postgres")
        self.data = os.path.join(folder, "data")
        self.server_run("initdb", "-D", self.data, "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        with open(os.path.join(self.data, "postgresql.conf"), "a", encoding="utf-8") as file:
            file.write(f"unix_socket_directories = '{folder}'\nlisten_addresses = ''\nmax_wal_size = '4GB'\n")
        self.server_run("pg_ctl", "start", "-w", "-s", "-D", self.data, "-l", os.path.join(folder, "log"))

    @staticmethod
    def is_installed():
        return all(shutil.which(name) for name in ("initdb", "pg_ctl", "psql", "pg_dump"))

    def server_run(self, *command):
        subprocess.run(self.prefix + list(command), check=True, cwd="/", stdout=subprocess.DEVNULL)

    def url(self, database):
        return f"postgresql:///{database}?host={self.folder}&user=bench"

    def psql(self, database, text):
        return Run(["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", self.url(database)], text=text)

    def stop(self):
        self.server_run("pg_ctl", "stop", "-w", "-s", "-m", "immediate", "-D", self.data)


def copy_reference(server, source, folder):
    """Copies the rows of one database into tables like its own in another; what that takes."""
    for table in TABLES:
        server.psql(source, f"\\copy midas.\"{table}\" TO '{folder}/{table}.copy'\n")
    schema = subprocess.run(
        ["pg_dump", "--schema-only", "--schema=midas", "-d", server.url(source)], check=True, capture_output=True,
        text=True).stdout
    server.psql("postgres", "CREATE DATABASE reference;\n")
    server.psql("reference", schema)
    copies = "".join(f"\\copy midas.\"{table}\" FROM '{folder}/{table}.copy'\n" for table in TABLES)
    run = server.psql("reference", f"BEGIN;\nSET CONSTRAINTS ALL DEFERRED;\n{copies}COMMIT;\n")
    server.psql("postgres", "DROP DATABASE reference;\n")
    return run


def measure_postgresql(program, workspace, text_size, folder):
    home = tempfile.mkdtemp(prefix="pg-", dir=folder)
    os.chmod(folder, 0o755)
    server = Server(home)
    try:
        server.psql("postgres", "CREATE DATABASE state;\n")
        runs = Midas(program, workspace, server.url("state")).measure("PostgreSQL", text_size)
        compare("psql \\copy", runs["apply"], copy_reference(server, "state", folder), 2.5)
        return runs
    finally:
        server.stop()


# MARK: Growth

def show_growth(sizes, results):
    first, last = sizes[0], sizes[-1]
    print(f"growth from {first:,} to {last:,} channels")
    for name in results[first]:
        small, large = results[first][name], results[last][name]
        for figure, low, high in (("CPU", small.cpu, large.cpu), ("peak", small.peak, large.peak)):
            exponent = math.log(high / low) / math.log(last / first)
            factor = (high / low) / (last / first)
            verdict = ": more than 1.2 x of linear" if factor > 1.2 else ""
            print(f"  {name:<26} {figure:<5} exponent {exponent:.3f}, {factor:.2f} x of linear{verdict}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--channels", default="10000,100000,1000000", help="sizes, ten channels to a merchant")
    parser.add_argument("--stores", default="sqlite,postgresql")
    parser.add_argument("--folder", help="where the corpora and states go for the time being")
    options = parser.parse_args()
    program = shipped()
    version = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    sizes = sorted(int(size) for size in options.channels.split(","))
    stores = options.stores.split(",")
    print(f"midas {version}, {os.cpu_count()} cores, {time.strftime('%Y-%m-%d')}")
    results = {}
    for size in sizes:
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            workspace = os.path.join(folder, "corpus")
            _, text_size = write_corpus(workspace, max(1, size // 10))
            print(f"{size:,} channels in {max(1, size // 10):,} files, {text_size / 1e6:.1f} MB")
            runs = {"validate": Run([program, "validate", "--no-cache", workspace])}
            show("validate", runs["validate"], text_size)
            if "sqlite" in stores:
                for name, run in measure_sqlite(program, workspace, text_size, folder).items():
                    runs[f"{name}, SQLite"] = run
            if "postgresql" in stores and Server.is_installed():
                for name, run in measure_postgresql(program, workspace, text_size, folder).items():
                    runs[f"{name}, PostgreSQL"] = run
            elif "postgresql" in stores:
                print("  PostgreSQL is not installed: its store is left out")
            results[size] = runs
    if len(sizes) > 1:
        show_growth(sizes, results)


main()
