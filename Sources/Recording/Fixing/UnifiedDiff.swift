import MidasDiagnostics
import MidasSource

/// What a file becomes, as `diff -u` shows it and `git apply` and `patch -p1` take it.
struct UnifiedDiff {
  private static let context = 3

  private let path: String
  /// The lines of the old text, with their line breaks.
  private let lines: [ArraySlice<UInt8>]
  private var changes: [Change] = []

  /// Lines of the old text in whose place others come.
  private struct Change {
    var old: Range<Int>
    var new: [ArraySlice<UInt8>]
  }

  /// What a patch makes of the file at `path`.
  init(path: String, before: [UInt8], _ patch: Patch) {
    self.path = path
    lines = Self.lines(before[...])
    var starts = [0]
    for line in lines { starts.append(line.endIndex) }

    var pending = patch.edits[...]
    while let first = pending.first {
      let (start, end) = (Int(first.place.span.start), Int(first.place.span.end))
      var line = starts.lastIndex { $0 <= start } ?? 0
      // What comes behind a last line without a line break changes that line.
      if line == lines.count, let last = lines.last, last.last != 0x0A { line -= 1 }
      // Whole lines that come in between leave those around them alone.
      // Bytes, since `\r\n` is one character that ends in no `\n`.
      if line == lines.count || start == end && starts[line] == start && first.text.utf8.last == 0x0A {
        changes.append(Change(old: line..<line, new: Self.lines(Array(first.text.utf8)[...])))
        pending = pending.dropFirst()
        continue
      }
      var old = line..<max(line + 1, starts.firstIndex { $0 >= max(end, start + 1) } ?? lines.count)
      var count = 1
      while let next = pending.dropFirst(count).first, Int(next.place.span.start) < starts[old.upperBound] {
        let end = max(Int(next.place.span.end), Int(next.place.span.start) + 1)
        old = line..<max(old.upperBound, starts.firstIndex { $0 >= end } ?? lines.count)
        count += 1
      }
      var text: [UInt8] = []
      var copied = starts[old.lowerBound]
      for edit in pending.prefix(count) {
        text += before[copied..<Int(edit.place.span.start)]
        text += edit.text.utf8
        copied = Int(edit.place.span.end)
      }
      text += before[copied..<starts[old.upperBound]]
      changes.append(Change(old: old, new: Self.lines(text[...])))
      pending = pending.dropFirst(count)
    }
  }

  /// The difference; empty where there is none.
  var text: String {
    guard !changes.isEmpty else { return "" }
    var text = "--- a/\(path)\n+++ b/\(path)\n"
    var shift = 0
    for hunk in hunks {
      let start = max((hunk.first?.old.lowerBound ?? 0) - Self.context, 0)
      let end = min((hunk.last?.old.upperBound ?? 0) + Self.context, lines.count)
      var body = ""
      var copied = start
      var grown = 0
      for change in hunk {
        body += lines[copied..<change.old.lowerBound].map { Self.marked(" ", $0) }.joined()
        body += lines[change.old].map { Self.marked("-", $0) }.joined()
        body += change.new.map { Self.marked("+", $0) }.joined()
        grown += change.new.count - change.old.count
        copied = change.old.upperBound
      }
      body += lines[copied..<end].map { Self.marked(" ", $0) }.joined()
      let count = end - start
      text += "@@ -\(Self.range(start, count)) +\(Self.range(start + shift, count + grown)) @@\n\(body)"
      shift += grown
    }
    return text
  }

  /// Changes so near to one another that what is shown around them would meet, together.
  private var hunks: [[Change]] {
    changes.reduce(into: []) { hunks, change in
      if let end = hunks.last?.last?.old.upperBound, change.old.lowerBound - end <= 2 * Self.context {
        hunks[hunks.count - 1].append(change)
      } else {
        hunks.append([change])
      }
    }
  }

  private static func lines(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    for index in bytes.indices where bytes[index] == 0x0A {
      lines.append(bytes[start...index])
      start = index + 1
    }
    if start < bytes.endIndex { lines.append(bytes[start...]) }
    return lines
  }

  private static func marked(_ mark: String, _ line: ArraySlice<UInt8>) -> String {
    let text = mark + String(decoding: line, as: UTF8.self)
    return line.last == 0x0A ? text : "\(text)\n\\ No newline at end of file\n"
  }

  /// A range of lines as a hunk names it; an empty one by the line before it.
  private static func range(_ start: Int, _ count: Int) -> String {
    "\(count == 0 ? start : start + 1),\(count)"
  }
}
