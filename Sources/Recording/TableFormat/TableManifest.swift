import MidasJSON

/// What tells a reader which files belong together and what they were made from; the last file to be written.
public struct TableManifest: Hashable, Sendable {
  /// The format that every table of the set is in.
  public static let format = "midas-tables"
  /// The version of the format; a reader refuses another one.
  public static let formatVersion = 1
  /// The manifest's name, in the folder of the tables and in that of each generation.
  public static let fileName = "manifest.json"

  /// The folder of this set below that of the manifest, named for what it holds.
  public var generation = ""
  /// What it was made from.
  public var origin: Origin
  /// How much there is.
  public var counts: Counts
  /// The files, by path.
  public var files: [File]

  /// What tables were made from.
  public struct Origin: Hashable, Sendable {
    /// The identity of the store; nil where the configuration was read.
    public var storeID: String?
    /// The revision of the state; nil where the configuration was read.
    public var revision: Int?
    /// The digest of the state or of the configuration, which are the same where they say the same.
    public var digest: String

    /// A state at `revision`, or a configuration where there is none.
    public init(storeID: String?, revision: Int?, digest: String) {
      self.storeID = storeID
      self.revision = revision
      self.digest = digest
    }
  }

  /// How much a set of tables holds.
  public struct Counts: Hashable, Sendable {
    /// Merchants.
    public var merchants = 0
    /// Sub-merchants.
    public var submerchants = 0
    /// Channels.
    public var channels = 0
    /// Channels of which no channel key is known: V2 requests, which have no other name for them, cannot reach them.
    public var channelsWithoutKey = 0
    /// V1 requests that have an answer of their own, fallbacks among them.
    public var requests = 0

    /// Nothing yet.
    public init() {}
  }

  /// One file.
  public struct File: Hashable, Sendable {
    /// The format, as `--format` names it.
    public var format: String
    /// The path below the folder of the generation.
    public var path: String
    /// How many bytes it has.
    public var bytes: Int
    /// Their SHA-256, in hexadecimal digits.
    public var sha256: String
    /// How many records, rows or entries it holds.
    public var rows: Int

    /// A file as it was written.
    public init(format: String, path: String, bytes: Int, sha256: String, rows: Int) {
      self.format = format
      self.path = path
      self.bytes = bytes
      self.sha256 = sha256
      self.rows = rows
    }
  }

  /// A manifest of `files`.
  public init(generation: String = "", origin: Origin, counts: Counts, files: [File]) {
    self.generation = generation
    self.origin = origin
    self.counts = counts
    self.files = files
  }

  /// Whether `name` is one that a generation's folder can have: nothing that leads elsewhere.
  public static func isGeneration(_ name: String) -> Bool {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[1].utf8.count == 16
      && (parts[0] == "config" || parts[0].hasPrefix("r") && Int(parts[0].dropFirst()) != nil)
      && parts[1].utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }
}

// MARK: - As JSON

/// Why a file is no manifest that this program can follow.
public enum TableManifestError: Error, Hashable, Sendable {
  /// It is not what `midas tables` writes.
  case foreign
  /// It is of another version of the format.
  case version(Int)
}

extension TableManifest {
  /// The manifest as it is written.
  public var json: String {
    JSONValue.object([
      "format": .string(Self.format),
      "format_version": .number(Self.formatVersion),
      "generation": .string(generation),
      "source": .string(origin.revision == nil ? "config" : "state"),
      "store_id": .string(orNull: origin.storeID),
      "revision": origin.revision.map(JSONValue.number) ?? .null,
      "digest": .string(origin.digest),
      "counts": .object([
        "merchants": .number(counts.merchants), "submerchants": .number(counts.submerchants),
        "channels": .number(counts.channels), "channels_without_key": .number(counts.channelsWithoutKey),
        "requests": .number(counts.requests),
      ]),
      "files": .array(
        files.map { file in
          .object([
            "format": .string(file.format), "path": .string(file.path), "bytes": .number(file.bytes),
            "sha256": .string(file.sha256), "rows": .number(file.rows),
          ])
        }),
    ]).pretty
  }

  /// Reads what `json` wrote; members that a later program added are passed over.
  public init(parsing bytes: [UInt8]) throws(TableManifestError) {
    let json: JSONValue
    do throws(JSONError) { json = try JSONValue(parsing: bytes) } catch { throw .foreign }
    guard json["format"]?.text == Self.format, let version = json["format_version"]?.number else {
      throw .foreign
    }
    guard version == Self.formatVersion else { throw .version(version) }
    guard let generation = json["generation"]?.text, Self.isGeneration(generation),
      let digest = json["digest"]?.text, case .array(let listed)? = json["files"]
    else { throw .foreign }
    self.generation = generation
    origin = Origin(storeID: json["store_id"]?.text, revision: json["revision"]?.number, digest: digest)
    counts = Counts()
    counts.merchants = json["counts"]?["merchants"]?.number ?? 0
    counts.submerchants = json["counts"]?["submerchants"]?.number ?? 0
    counts.channels = json["counts"]?["channels"]?.number ?? 0
    counts.channelsWithoutKey = json["counts"]?["channels_without_key"]?.number ?? 0
    counts.requests = json["counts"]?["requests"]?.number ?? 0
    files = []
    for file in listed {
      guard let format = file["format"]?.text, let path = file["path"]?.text,
        let bytes = file["bytes"]?.number,
        let sha256 = file["sha256"]?.text, let rows = file["rows"]?.number, !path.hasPrefix("/"),
        !path.split(separator: "/").contains("..")
      else { throw .foreign }
      files.append(File(format: format, path: path, bytes: bytes, sha256: sha256, rows: rows))
    }
  }
}

extension JSONValue {
  fileprivate var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  fileprivate var number: Int? {
    guard case .number(let number) = self else { return nil }
    return number
  }
}
