"""Asks a table every question of a list, and prints how many it was asked and where it answers otherwise.

    check.py cdb|sqlite|json|csv|python FOLDER QUESTIONS READERS
"""

import csv
import importlib.util
import json
import os
import re
import sqlite3
import sys

form, folder, questions, readers = sys.argv[1:]
current = os.path.join(folder, "current")


def module(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


FIELDS = ("address", "mode", "code", "mid", "key", "assigned")


def rows_to_answer(rows):
    return rows[0]["outcome"], [tuple(row[field] for field in FIELDS) for row in rows if row["mid"] is not None]


class CDB:
    def __init__(self):
        self.tables = module("lookup", os.path.join(readers, "lookup.py")).Tables(folder)

    def pg(self, scope, kind, pg):
        outcome, channels = self.tables.route(scope, kind, pg)
        return outcome, [tuple(channel) for channel in channels]

    def able(self, *ability):
        return [tuple(channel) for channel in self.tables.able(*ability)]

    def by_key(self, scope, key):
        return [channel.address for channel in self.tables.by_key(scope, key)]


class SQL:
    """The questions in SQL: the statements are those of docs/tables.md."""

    def __init__(self, database):
        self.database = database
        self.database.row_factory = sqlite3.Row
        with open(os.path.join(readers, "../../../docs/tables.md"), encoding="utf-8") as page:
            blocks = re.findall(r"```sql\n(.*?)```", page.read(), re.DOTALL)
        self.named, self.anywhere, self.ables, self.key = blocks

    def pg(self, scope, kind, pg):
        def ask(sql, pg):
            return self.database.execute(sql, {"scope": scope, "kind": kind, "pg": pg}).fetchall()

        own = ask(self.named, pg)
        if own:
            return rows_to_answer(own)
        fallback = ask(self.named, "")
        if not fallback:
            return "none", []
        code = pg.split(".", 1)[0]
        return rows_to_answer(ask(self.anywhere, code) or ask(self.anywhere, pg) or fallback)

    def able(self, scope, mode, module, method, currency):
        asked = {"scope": scope, "mode": mode, "module": module, "method": method, "currency": currency}
        rows = self.database.execute(self.ables, asked).fetchall()
        return [(r["address"], mode, r["code"], r["mid"], r["key"], r["assigned"]) for r in rows]

    def by_key(self, scope, key):
        rows = self.database.execute(self.key, {"key": key}).fetchall()
        merchant = scope.split(":")[0]
        return [
            row["address"]
            for row in rows
            if row["merchant"] == merchant and (scope == merchant or row["assigned"] == scope)
        ]


def opened():
    if form == "sqlite":
        path = os.path.join(current, "tables.sqlite")
        return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    # CSV has no null: an empty field of a row is none.
    database = sqlite3.connect(":memory:")
    for name in os.listdir(os.path.join(current, "csv")):
        with open(os.path.join(current, "csv", name), newline="", encoding="utf-8") as file:
            head, *rows = csv.reader(file, strict=True)
        name = name.removesuffix(".csv")
        database.execute("CREATE TABLE %s (%s)" % (name, ", ".join(f'"{column}"' for column in head)))
        keep = {"pg", "methods", "currencies"}
        rows = [[v if v or c in keep else None for c, v in zip(head, row)] for row in rows]
        database.executemany("INSERT INTO %s VALUES (%s)" % (name, ", ".join("?" for _ in head)), rows)
        if name in ("requests", "abilities"):
            keys = "scope, kind, pg" if name == "requests" else "scope, mode, module"
            database.execute(f"CREATE INDEX by_{name} ON {name} ({keys})")
            database.execute(f"UPDATE {name} SET position = CAST(position AS INTEGER)")
    return database


class JSON:
    def __init__(self):
        with open(os.path.join(current, "tables.json"), encoding="utf-8") as file:
            tables = json.load(file)

        def read(named):
            return named["outcome"], [tuple(channel[field] for field in FIELDS) for channel in named["channels"]]

        self.anywhere = {(named["kind"], named["pg"]): read(named) for named in tables["anywhere"]}
        self.named, self.abilities, self.keys = {}, {}, {}
        for merchant in tables["merchants"]:
            for scope in merchant["scopes"]:
                for named in scope["requests"]:
                    self.named[scope["scope"], named["kind"], named["pg"]] = read(named)
                for ability in scope["abilities"]:
                    self.abilities[scope["scope"], ability["mode"], ability["module"]] = ability["channels"]
            channels = {channel["address"]: channel for channel in merchant["channels"]}
            for channel in channels.values():
                self.keys.setdefault((merchant["merchant"], channel["key"]), [channel])
            for group in merchant["groups"]:
                members = [channels[share["address"]] for share in group["channels"]]
                self.keys[merchant["merchant"], group["key"]] = members

    def pg(self, scope, kind, pg):
        if (scope, kind, pg) in self.named:
            return self.named[scope, kind, pg]
        if (scope, kind, "") not in self.named:
            return "none", []
        code = pg.split(".", 1)[0]
        fallback = self.named[scope, kind, ""]
        return self.anywhere.get((kind, code)) or self.anywhere.get((kind, pg)) or fallback

    def able(self, scope, mode, module, method, currency):
        return [
            tuple(one[field] for field in FIELDS)
            for one in self.abilities.get((scope, mode, module), [])
            if (not method or not one["methods"] or method in one["methods"])
            and (not currency or not one["currencies"] or currency in one["currencies"])
        ]

    def by_key(self, scope, key):
        merchant = scope.split(":")[0]
        found = self.keys.get((merchant, key), [])
        return [one["address"] for one in found if scope == merchant or one["assigned"] == scope]


class Python:
    def __init__(self):
        self.channels = module("channels", os.path.join(current, "channels.py"))

    def pg(self, scope, kind, pg):
        answer = self.channels.resolve(scope, kind, pg)
        return answer.outcome, [tuple(channel) for channel in answer.channels]

    def able(self, *ability):
        return [tuple(channel) for channel in self.channels.able(*ability)]

    def by_key(self, scope, key):
        return None


table = {"cdb": CDB, "json": JSON, "python": Python}.get(form, lambda: SQL(opened()))()
with open(questions, encoding="utf-8") as file:
    asked = json.load(file)
wrong = 0
for question in asked:
    expected = [tuple(channel.get(field) for field in FIELDS) for channel in question["channels"]]
    if "pg" in question:
        answer = table.pg(question["scope"], question["kind"], question["pg"])
        right = answer == (question["outcome"], expected)
    elif "key" in question:
        answer = table.by_key(question["scope"], question["key"])
        right = answer is None or answer == [channel[0] for channel in expected]
    else:
        ability = [question.get(part) for part in ("scope", "mode", "module", "method", "currency")]
        answer = table.able(*ability)
        right = answer == expected
    if not right:
        wrong += 1
        if wrong < 5:
            print("wrong:", question, answer)
print(f"{len(asked)} asked, {wrong} wrong")
