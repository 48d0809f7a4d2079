import MidasDiagnostics
import MidasSource

/// Writes findings and ignores as bytes that a `FlatReader` reads.
struct FlatWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ finding: Diagnostic) {
    write(finding.rule)
    bytes.append(UInt8(Severity.allCases.firstIndex(of: finding.severity) ?? 0))
    write(finding.message)
    write(finding.place)
    write(finding.label)
    write(count: finding.related.count)
    for related in finding.related {
      write(related.message)
      write(related.place)
    }
    write(count: finding.help == nil ? 0 : 1)
    if let help = finding.help { write(help) }
    write(finding.mend)
    write(count: finding.secrets.count)
    for secret in finding.secrets { write(secret) }
  }

  mutating func write(_ ignore: Unit.Ignore) {
    write(ignore.rule)
    write(number: ignore.target.lowerBound)
    write(number: ignore.target.upperBound)
    write(Place(ignore.span))
  }

  private mutating func write(_ mend: Mend?) {
    guard let mend else { return bytes.append(0) }
    let (tag, text): (UInt8, String?) =
      switch mend {
      case .text(_, let text): (1, text)
      case .plain(_, let text): (2, text)
      case .quotes: (3, nil)
      case .list: (4, nil)
      case .removal(_, let name): (5, name)
      case .word(_, let word): (6, word)
      case .uncomment: (7, nil)
      }
    bytes.append(tag)
    write(mend.place)
    if let text { write(text) }
  }

  private mutating func write(_ text: String) {
    write(count: text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func write(_ place: Place) {
    write(number: UInt32(bitPattern: place.file))
    write(number: place.span.start)
    write(number: place.span.end)
  }

  private mutating func write(count: Int) { write(number: UInt32(count)) }

  private mutating func write(number: UInt32) {
    withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
  }
}

/// Reads what a `FlatWriter` wrote.
struct FlatReader {
  private let bytes: [UInt8]
  private var offset: Int

  init(_ bytes: [UInt8], at offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  mutating func diagnostic() -> Diagnostic {
    let rule = text()
    let severity = Severity.allCases[Int(byte())]
    let message = text()
    let place = place()
    var finding = Diagnostic(
      rule: rule, severity: severity, message: message, place: place, label: text(),
      related: (0..<number()).map { _ in Diagnostic.Related(text(), at: self.place()) },
      help: number() == 0 ? nil : text(), mend: mend())
    finding.secrets = (0..<number()).map { _ in self.place() }
    return finding
  }

  mutating func ignore() -> Unit.Ignore {
    let rule = text()
    let start = number()
    let end = number()
    return Unit.Ignore(rule: rule, target: start..<end, span: place().span)
  }

  private mutating func mend() -> Mend? {
    let tag = byte()
    guard tag != 0 else { return nil }
    let place = place()
    switch tag {
    case 1: return .text(place, text())
    case 2: return .plain(place, text())
    case 3: return .quotes(place)
    case 4: return .list(place)
    case 5: return .removal(place, of: text())
    case 6: return .word(place, text())
    default: return .uncomment(place)
    }
  }

  private mutating func text() -> String {
    let count = Int(number())
    defer { offset += count }
    return String(decoding: bytes[offset..<(offset + count)], as: UTF8.self)
  }

  private mutating func place() -> Place {
    let file = Int32(bitPattern: number())
    let start = number()
    return Place(file: file, SourceSpan(start: start, end: number()))
  }

  private mutating func byte() -> UInt8 {
    defer { offset += 1 }
    return bytes[offset]
  }

  private mutating func number() -> UInt32 {
    defer { offset += MemoryLayout<UInt32>.size }
    return bytes.load(at: offset)
  }
}
