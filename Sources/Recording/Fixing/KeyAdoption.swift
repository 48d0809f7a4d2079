import MidasDiagnostics
public import MidasResources
import MidasSource
import MidasSyntax
public import MidasWorkspace

/// Channel keys that the console gave out, put into the files that declare their channels: a `key:` each, proved as
/// fixes are.
public struct KeyAdoption: Sendable {
  /// The files as they are with the keys; nothing is written.
  public private(set) var files: [FixedFile] = []
  /// The channels whose keys cannot be put in, and why, in address order.
  public private(set) var refusals: [Refusal] = []

  /// A channel whose key cannot be put in.
  public struct Refusal: Hashable, Sendable {
    /// The channel's address.
    public let address: Address
    /// Why not, after its address.
    public let reason: String
  }

  /// A key on its way into a file.
  private struct Insertion {
    let address: Address
    let file: Int32
    let line: UInt32
    let edit: Diagnostic.Edit
  }

  /// Puts keys, by the address of their channel, into a workspace that was compiled for planning.
  public init(_ keys: [Address: String], into compiled: CompiledWorkspace) {
    var texts: [Int32: EditableText] = [:]
    var insertions: [Insertion] = []
    for (address, key) in keys.sorted(by: { $0.key < $1.key }) {
      guard let place = compiled.place(of: address), let file = compiled.files[place.file],
        file.hasText
      else {
        refusals.append(Refusal(address: address, reason: "the workspace does not declare it"))
        continue
      }
      let text = texts[place.file] ?? EditableText(file.bytes)
      texts[place.file] = text
      do throws(Obstacle) {
        let edit = try text.insertion(of: key, intoChannelAt: place)
        insertions.append(
          Insertion(address: address, file: place.file, line: place.span.start, edit: edit))
      } catch {
        refusals.append(Refusal(address: address, reason: error.reason))
      }
    }
    let sound = sift(insertions, Trial(compiled))
    for (file, insertions) in Dictionary(grouping: sound, by: \.file).sorted(by: { $0.key < $1.key }) {
      guard let fixed = Self.fixed(file, insertions, of: compiled) else { continue }
      files.append(fixed)
    }
    refusals.sort { $0.address < $1.address }
  }

  /// Of `insertions` those that bring no error and no warning: all at once, or else one by one.
  private mutating func sift(_ insertions: [Insertion], _ trial: Trial) -> [Insertion] {
    guard !insertions.isEmpty, !Self.isSound(insertions, trial) else { return insertions }
    var sound: [Insertion] = []
    for insertion in insertions {
      if Self.isSound(sound + [insertion], trial) {
        sound.append(insertion)
      } else {
        refusals.append(
          Refusal(address: insertion.address, reason: "`midas validate` would find fault with it"))
      }
    }
    return sound
  }

  private static func isSound(_ insertions: [Insertion], _ trial: Trial) -> Bool {
    var patches: [Int32: Patch] = [:]
    for (file, insertions) in Dictionary(grouping: insertions, by: \.file) {
      guard let patch = Patch(insertions.map(\.edit)) else { return false }
      patches[file] = patch
    }
    return trial.holds(patches)
  }

  private static func fixed(
    _ file: Int32, _ insertions: [Insertion], of compiled: CompiledWorkspace
  ) -> FixedFile? {
    guard let source = compiled.files[file], let patch = Patch(insertions.map(\.edit)) else { return nil }
    let lines = LineIndex(source.bytes)
    let changes = insertions.sorted { $0.line < $1.line }.map { insertion in
      let position = lines.position(of: insertion.line, in: .codePoints)
      return FixedFile.Change(
        rule: "key", title: "write the `key` of \(insertion.address)", line: position.line,
        column: position.column)
    }
    return FixedFile(file, patch, changes, of: compiled)
  }
}

/// Why a key cannot be put into a text.
struct Obstacle: Error {
  let reason: String
}

extension EditableText {
  /// The edit that gives the channel whose id stands at a place a `key`, as its last entry.
  func insertion(of key: String, intoChannelAt place: Place) throws(Obstacle) -> Diagnostic.Edit {
    guard let node = node(at: place.span),
      let channel = tree.nodes[node].kind == .mapping ? node : parent(of: node),
      tree.nodes[channel].kind == .mapping
    else { throw Obstacle(reason: "an anchor repeats it elsewhere, so that the file is left alone") }
    let entries = children(of: channel)
    for index in stride(from: 0, to: entries.count - 1, by: 2) where string(entries[index]) == "key" {
      let isSame = string(entries[index + 1]) == key
      throw Obstacle(reason: isSame ? "the file has the key already" : "the file has another key")
    }
    guard let first = entries.first, let last = entries.last,
      let written = ScalarText.written(key, inPlaceOf: .plain)
    else { throw Obstacle(reason: "it stands in a way that no edit can be sure of") }
    let end = tree.nodes[last].span.end
    if isFlow(channel) {
      return Diagnostic.Edit(Place(file: place.file, SourceSpan(at: end)), ", key: \(written)")
    }
    // A line of its own below the last entry, whose comment stays with it.
    let start = tree.nodes[first].span.start
    let column = Int(start) - line(around: start).lowerBound
    let lastLine = line(around: tree.nodes[last].style == .block && end > 0 ? end - 1 : end)
    let lineBreak = lineBreak(of: lastLine)
    let entry = String(repeating: " ", count: column) + "key: \(written)"
    return Diagnostic.Edit(
      Place(file: place.file, SourceSpan(at: UInt32(lastLine.upperBound))),
      lineBreak.isEmpty ? "\n\(entry)\n" : entry + lineBreak)
  }

  /// The text of a scalar.
  private func string(_ id: Tree.ID) -> String? {
    tree.nodes[id].kind == .scalar ? tree.string(tree.text(of: id)) : nil
  }

  /// The line break at the end of a line; empty where the text ends without one.
  private func lineBreak(of line: Range<Int>) -> String {
    String(decoding: bytes[line].suffix(while: \.isLineBreak), as: UTF8.self)
  }
}

extension ArraySlice<UInt8> {
  fileprivate func suffix(while predicate: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var start = endIndex
    while start > startIndex, predicate(self[start - 1]) { start -= 1 }
    return self[start...]
  }
}
