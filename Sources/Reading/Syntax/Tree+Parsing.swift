import MidasDiagnostics
import MidasSource

extension Tree {
  /// Reads a file as YAML.
  ///
  /// Never fails: what cannot be read is an unknown document and a finding. After an error, reading goes
  /// on at the next line that starts with `---`.
  ///
  /// - Parameter readers: Share the documents of a large file; the tree is the same for one and for many.
  public init(parsing source: [UInt8], sharedBy readers: Readers = .one) {
    self.init(source: source)
    guard source.count <= Limits.fileBytes else {
      findings.append(.fileTooLarge())
      documents.append(Document(content: .unknown, span: SourceSpan(at: 0)))
      return
    }
    var decoded: [UInt8] = []
    source.withUnsafeBufferPointer { bytes in
      if Self.isUTF16(bytes) {
        findings.append(.utf16())
        documents.append(Document(content: .unknown, span: SourceSpan(at: 0)))
      } else {
        parse(bytes, into: &decoded, sharedBy: readers)
      }
    }
    if !decoded.isEmpty { text.append(contentsOf: decoded) }
  }

  private mutating func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, into decoded: inout [UInt8], sharedBy readers: Readers
  ) {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let start = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    let scan = TextScan(bytes, from: start)

    // Documents with bytes that YAML cannot hold are kept from libyaml; so are those that are too large.
    var barriers = scan.defects.map {
      (offset: Int($0.span.start), diagnostic: Self.finding($0.defect, $0.span))
    }
    barriers += Self.oversized(bytes, from: start)
    barriers.sort { $0.offset < $1.offset }
    if barriers.isEmpty, compose(bytes, from: start, scan.isASCII, &decoded, sharedBy: readers) { return }
    nodes.reserveCapacity(bytes.count / 8)

    var position = start
    for barrier in barriers where barrier.offset >= position {
      let document = DocumentMarks.last(in: bytes, before: barrier.offset, floor: position)
      compose(bytes, position..<document, scan.isASCII, &decoded)
      let resume = DocumentMarks.next(in: bytes, from: max(barrier.offset, document) + 1) ?? bytes.count
      findings += barriers.filter { (document..<max(resume, document + 1)).contains($0.offset) }.map(
        \.diagnostic)
      documents.append(
        Document(content: .unknown, span: SourceSpan(start: UInt32(document), end: UInt32(resume))))
      position = resume
    }
    compose(bytes, position..<bytes.count, scan.isASCII, &decoded)
  }

  /// Reads a range, taking reading up again behind every document that breaks off, up to a limit of those.
  private mutating func compose(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ isASCII: Bool, _ decoded: inout [UInt8]
  ) {
    let within = UnsafeBufferPointer(rebasing: bytes[..<range.upperBound])
    var position = range.lowerBound
    var broken = 0
    while position < range.upperBound {
      guard
        let failure = Composer.compose(
          bytes, range: position..<range.upperBound, isASCII: isASCII, into: &self, decoded: &decoded)
      else { return }
      broken += 1
      guard broken < Limits.brokenDocuments else {
        findings.append(.tooManyBrokenDocuments(at: failure))
        return
      }
      let documentStart = documents.last.map { Int($0.span.start) } ?? position
      let line = Self.lineStart(bytes, failure)
      position =
        DocumentMarks.next(in: within, from: max(line, documentStart + 1, position + 1)) ?? range.upperBound
    }
  }

  private static func lineStart(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
    var index = min(offset, bytes.count)
    while index > 0, bytes[index - 1] != 0x0A, bytes[index - 1] != 0x0D { index -= 1 }
    return index
  }

  private static func finding(_ defect: TextScan.Defect, _ span: SourceSpan) -> Diagnostic {
    switch defect {
    case .encoding: .invalidUTF8(span)
    case .control(let value): .controlCharacter(value, span)
    }
  }

  private static func isUTF16(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 2 else { return false }
    return (bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF)
      || (bytes[0] == 0 && bytes[1] != 0) || (bytes[0] != 0 && bytes[1] == 0)
  }

  private static func oversized(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> [(offset: Int, diagnostic: Diagnostic)] {
    guard bytes.count - start > Limits.documentBytes else { return [] }
    var result: [(offset: Int, diagnostic: Diagnostic)] = []
    var document = start
    while document < bytes.count {
      let next = DocumentMarks.next(in: bytes, from: document + 1) ?? bytes.count
      if next - document > Limits.documentBytes {
        result.append((document, .documentTooLarge(SourceSpan(at: UInt32(document)))))
      }
      document = next
    }
    return result
  }
}
