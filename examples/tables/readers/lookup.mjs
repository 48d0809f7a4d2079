// Reads the CDB that `midas tables --format cdb` writes, with nothing but Node.
//
//     const tables = new Tables("tables");
//     tables.route("hanbit", "window", "html5_inicis"); // { outcome: "oldest", channels: [{ address: "hanbit/card", … }] }
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A constant database: https://cr.yp.to/cdb/cdb.txt */
class CDB {
  constructor(path) {
    this.bytes = readFileSync(path);
  }

  get(text) {
    const key = Buffer.from(text);
    let hash = 5381;
    for (const byte of key) hash = (((hash << 5) + hash) ^ byte) >>> 0;
    const table = this.bytes.readUInt32LE((hash & 255) * 8);
    const slots = this.bytes.readUInt32LE((hash & 255) * 8 + 4);
    for (let probe = 0; probe < slots; probe++) {
      const slot = table + (((hash >>> 8) + probe) % slots) * 8;
      const at = this.bytes.readUInt32LE(slot + 4);
      if (at === 0) return undefined;
      if (this.bytes.readUInt32LE(slot) !== hash) continue;
      const start = at + 8;
      const middle = start + this.bytes.readUInt32LE(at);
      if (key.equals(this.bytes.subarray(start, middle))) {
        return this.bytes.subarray(middle, middle + this.bytes.readUInt32LE(at + 4)).toString();
      }
    }
    return undefined;
  }
}

const unescaped = { "\\t": "\t", "\\n": "\n", "\\\\": "\\" };
const channel = ([, address, mode, code, mid, key, assigned]) => ({ address, mode, code, mid, key, assigned });
const takes = (words, word) => words === null || word === undefined || words.split(" ").includes(word);

export class Tables {
  constructor(folder) {
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    if (manifest.format !== "midas-tables" || manifest.format_version !== 1) {
      throw new Error("no tables that this program reads");
    }
    const file = manifest.files.find((file) => file.format === "cdb");
    this.cdb = new CDB(join(folder, manifest.generation, file.path));
  }

  /** The lines of a record as lists of fields, the first of which says what the line is. */
  lines(...key) {
    return this.cdb
      .get(key.join("\t"))
      ?.split("\n")
      .map((line) => line.split("\t").map((field) => field.replace(/\\./g, (escape) => unescaped[escape]) || null));
  }

  /** What a V1 request reaches: the outcome, and the channels. */
  route(scope, kind, pg) {
    let lines = this.lines("pg", scope, kind, pg);
    if (!lines) {
      const fallback = this.lines("pg", scope, kind, "");
      if (!fallback) return { outcome: "none", channels: [] }; // no such scope
      lines = this.lines("any", kind, pg.split(".", 1)[0]) ?? this.lines("any", kind, pg) ?? fallback;
    }
    return { outcome: lines[0][1], channels: lines.slice(1).map(channel) };
  }

  /** The channels that can do what is asked for, oldest first. */
  able(scope, mode, module, method, currency) {
    return (this.lines("able", scope, mode, module) ?? [])
      .filter((line) => line[0] === "able" && takes(line[7], method) && takes(line[8], currency))
      .map(channel);
  }

  /** The channels that a channel key, or the id of a group, names. */
  byKey(scope, key) {
    const merchant = scope.split(":")[0];
    return (this.lines("key", key) ?? [])
      .filter((line) => line[0] === "channel")
      .map(channel)
      .filter((one) => one.address.startsWith(`${merchant}/`) && (scope === merchant || one.assigned === scope));
  }
}
