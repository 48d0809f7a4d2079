"""Reads the CDB that `midas tables --format cdb` writes, as a server does. Needs pure-cdb from PyPI.

    tables = Tables("tables")
    tables.route("hanbit", "window", "html5_inicis")   # → ("oldest", [Channel(...)])
"""

import json
import os
import re
from typing import NamedTuple, Optional

import cdblib


class Channel(NamedTuple):
    address: Optional[str]
    mode: str
    code: Optional[str]
    mid: str
    key: Optional[str]
    assigned: Optional[str]


class Tables:
    def __init__(self, folder):
        with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as file:
            manifest = json.load(file)
        if (manifest["format"], manifest["format_version"]) != ("midas-tables", 1):
            raise ValueError("no tables that this program reads")
        path = next(file["path"] for file in manifest["files"] if file["format"] == "cdb")
        self.cdb = cdblib.Reader.from_file_path(os.path.join(folder, manifest["generation"], path))

    def lines(self, *key):
        """The lines of a record as lists of fields, the first of which says what the line is."""
        record = self.cdb.get("\t".join(key).encode())
        if record is None:
            return None
        fields = [line.split("\t") for line in record.decode().split("\n")]
        unescaped = {"\\t": "\t", "\\n": "\n", "\\\\": "\\"}
        return [[re.sub(r"\\.", lambda m: unescaped[m[0]], field) or None for field in line] for line in fields]

    def route(self, scope, kind, pg):
        """What a V1 request reaches: the outcome, and the channels."""
        lines = self.lines("pg", scope, kind, pg)
        if lines is None:
            lines = self.lines("pg", scope, kind, "")
            if lines is None:  # no such scope
                return "none", []
            code = pg.split(".", 1)[0]
            lines = self.lines("any", kind, code) or self.lines("any", kind, pg) or lines
        return lines[0][1], [Channel(*line[1:7]) for line in lines[1:]]

    def able(self, scope, mode, module, method=None, currency=None):
        """The channels that can do what is asked for, oldest first."""

        def takes(words, word):
            return words is None or word is None or word in words.split(" ")

        lines = self.lines("able", scope, mode, module) or []
        return [
            Channel(*line[1:7])
            for line in lines
            if line[0] == "able" and takes(line[7], method) and takes(line[8], currency)
        ]

    def by_key(self, scope, key):
        """The channels that a channel key, or the id of a group, names."""
        lines = self.lines("key", key) or []
        channels = [Channel(*line[1:7]) for line in lines if line[0] == "channel"]
        merchant = scope.split(":")[0]
        return [
            channel
            for channel in channels
            if channel.address.startswith(merchant + "/") and (scope == merchant or channel.assigned == scope)
        ]
