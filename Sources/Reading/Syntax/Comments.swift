import CLibYAML
public import MidasSource

/// A comment that speaks to Midas: `# midas:ignore RULE-ID reason`.
public struct DirectiveComment: Hashable, Sendable {
  /// From the `#` to the end of the line.
  public let span: SourceSpan
  /// What stands behind `midas:ignore`, without blanks around it.
  public let text: String
  /// The offsets at which a finding must start for the comment to be about it: its own line, or the next one that
  /// is no comment where the comment has its line for itself.
  public let target: Range<UInt32>

  /// Where the first `count` bytes of `text` stand.
  public func span(ofFirst count: Int) -> SourceSpan {
    // The text is what the comment ends with.
    let start = span.end - UInt32(text.utf8.count)
    return SourceSpan(start: start, end: start + UInt32(count))
  }
}

extension Tree {
  /// The comments that start with `midas:ignore`, in order.
  ///
  /// A `#` opens a comment at a line's start or behind a blank, unless it stands inside a scalar. Most files hold no
  /// such text at all, and then nothing else is looked at.
  public var directives: [DirectiveComment] {
    let word = Array("midas:ignore".utf8)
    return text.withUnsafeBufferPointer { text in
      let bytes = UnsafeBufferPointer(rebasing: text[..<sourceCount])
      var result: [DirectiveComment] = []
      var from = 0
      while let found = Self.find(word, in: bytes, from: from) {
        from = found + word.count
        if let directive = directive(at: found, wordEnd: from, in: bytes) { result.append(directive) }
      }
      return result
    }
  }

  private func directive(at word: Int, wordEnd: Int, in bytes: UnsafeBufferPointer<UInt8>)
    -> DirectiveComment?
  {
    var hash = word - 1
    while hash >= 0, Self.isBlank(bytes[hash]) { hash -= 1 }
    guard hash >= 0, bytes[hash] == 0x23 else { return nil }
    guard hash == 0 || Self.isBlank(bytes[hash - 1]) || Self.isBreak(bytes[hash - 1]) else { return nil }
    guard wordEnd == bytes.count || Self.isBlank(bytes[wordEnd]) || Self.isBreak(bytes[wordEnd]) else {
      return nil
    }
    let offset = UInt32(hash)
    let isInsideScalar = nodes.contains { node in
      node.kind == .scalar && node.span.start <= offset && offset < node.span.end
    }
    guard !isInsideScalar else { return nil }
    let end = Self.lineEnd(bytes, from: wordEnd)
    var textStart = wordEnd
    while textStart < end, Self.isBlank(bytes[textStart]) { textStart += 1 }
    var textEnd = end
    while textEnd > textStart, Self.isBlank(bytes[textEnd - 1]) { textEnd -= 1 }
    var line = hash
    while line > 0, !Self.isBreak(bytes[line - 1]) { line -= 1 }
    let isAlone = bytes[line..<hash].allSatisfy(Self.isBlank)
    // The reader has refused a file that is not UTF-8, and a repaired text would not fit its place.
    guard let said = String(validating: bytes[textStart..<textEnd], as: UTF8.self) else { return nil }
    return DirectiveComment(
      span: SourceSpan(start: offset, end: UInt32(textEnd)),
      text: said,
      target: isAlone ? Self.nextLine(bytes, from: end) : UInt32(line)..<UInt32(end + 1))
  }

  /// The next line that is not a comment alone.
  private static func nextLine(_ bytes: UnsafeBufferPointer<UInt8>, from lineEnd: Int) -> Range<UInt32> {
    var start = lineEnd
    while start < bytes.count {
      if bytes[start] == 0x0D, start + 1 < bytes.count, bytes[start + 1] == 0x0A { start += 1 }
      start += 1
      let end = Self.lineEnd(bytes, from: min(start, bytes.count))
      let first = bytes[min(start, end)..<end].first { !isBlank($0) }
      if first != 0x23 { return UInt32(min(start, end))..<UInt32(end + 1) }
      start = end
    }
    return UInt32(bytes.count)..<UInt32(bytes.count)
  }

  private static func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count, !isBreak(bytes[index]) { index += 1 }
    return index
  }

  private static func find(_ word: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let base = bytes.baseAddress,
      let found = memmem(base + start, bytes.count - start, word, word.count)
    else {
      return nil
    }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
