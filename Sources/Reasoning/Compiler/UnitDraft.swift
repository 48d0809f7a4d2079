import MidasDiagnostics

/// A unit while it is written: its tables apart from one another.
struct UnitDraft {
  var merchants: [Unit.MerchantEntry] = []
  var continued: [Unit.Continuation] = []
  /// Texts of the outline.
  var names: [UInt8] = []
  var moves: [Unit.Move] = []
  var facts: [Unit.Fact] = []
  var resources: [Unit.ResourceEntry] = []
  /// Texts of facts and moves.
  var text: [UInt8] = []
  /// The canonical encodings of all resources.
  var encoding: [UInt8] = []
  var ignores: [Unit.Ignore] = []
  var findings: [Diagnostic] = []
  var fileFindingCount = 0
  var isOpen = false
  var isDeclaration = false
  var isConfidential = false

  /// The unit as flat bytes.
  func unit() -> Unit {
    var told = FlatWriter()
    for ignore in ignores { told.write(ignore) }
    let ignored = told.bytes.count
    for finding in findings { told.write(finding) }

    var header = Unit.Header()
    header.flags =
      (isOpen ? Unit.Header.isOpen : 0) | (isDeclaration ? Unit.Header.isDeclaration : 0)
      | (isConfidential ? Unit.Header.isConfidential : 0)
    header.fileFindingCount = UInt32(fileFindingCount)
    var end = MemoryLayout<Unit.Header>.size
    func section(_ count: Int, of stride: Int = 1) -> Unit.Section {
      defer { end += count * stride }
      return Unit.Section(start: UInt32(end), count: UInt32(count))
    }
    header.merchants = section(merchants.count, of: MemoryLayout<Unit.MerchantEntry>.stride)
    header.continued = section(continued.count, of: MemoryLayout<Unit.Continuation>.stride)
    header.names = section(names.count)
    header.ignores = Unit.Section(start: UInt32(end), count: UInt32(ignores.count))
    header.findings = Unit.Section(start: UInt32(end + ignored), count: UInt32(findings.count))
    end += told.bytes.count
    header.outlineLength = UInt32(end)
    header.moves = section(moves.count, of: MemoryLayout<Unit.Move>.stride)
    header.facts = section(facts.count, of: MemoryLayout<Unit.Fact>.stride)
    header.resources = section(resources.count, of: MemoryLayout<Unit.ResourceEntry>.stride)
    header.text = section(text.count)
    header.encoding = section(encoding.count)
    header.length = UInt32(end)

    var bytes: [UInt8] = []
    bytes.reserveCapacity(end)
    bytes.append(memoryOf: [header])
    bytes.append(memoryOf: merchants)
    bytes.append(memoryOf: continued)
    bytes.append(contentsOf: names)
    bytes.append(contentsOf: told.bytes)
    bytes.append(memoryOf: moves)
    bytes.append(memoryOf: facts)
    bytes.append(memoryOf: resources)
    bytes.append(contentsOf: text)
    bytes.append(contentsOf: encoding)
    return Unit(bytes)
  }
}
