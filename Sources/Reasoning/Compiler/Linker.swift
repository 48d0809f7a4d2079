import MidasCatalog
import MidasChecks
import MidasDiagnostics
import MidasResources
import MidasSource

/// Links the units of a workspace.
public struct Linker: Sendable {
  private let compiler: Compiler

  /// A linker for what `compiler` compiled.
  public init(_ compiler: Compiler) { self.compiler = compiler }

  /// The units of all files, in the byte order of their paths, as one workspace.
  ///
  /// - Parameter bytes: the bytes of a file, the same that were compiled. Asked for only where several files declare
  ///   one merchant, which has to be looked at as a whole; nil where they cannot be had any more.
  public func link(_ units: [Unit], bytes: (_ file: Int) -> [UInt8]?) -> Linked {
    var merchants: [Linked.Merchant] = []
    for (file, unit) in units.enumerated() {
      for (index, entry) in unit.merchants.enumerated() {
        merchants.append(Linked.Merchant(handle: unit.string(entry.handle), unit: file, index: index))
      }
    }
    merchants.sort(by: Self.precedes)

    var all = units
    var findings = units.enumerated().flatMap { file, unit in
      unit.findings.prefix(unit.fileFindingCount).map { $0.moved(to: Int32(file)) }
    }
    let continuing = continuations(units, merchants, isOpen: units.contains(where: \.isOpen), &findings)
    for (position, files) in continuing {
      let main = merchants[position]
      let parts = ([main.unit] + files).map { (file: $0, bytes: bytes($0)) }
      guard let joint = JointMerchant(handle: main.handle, parts).unit(by: compiler) else { continue }
      merchants[position] = Linked.Merchant(handle: main.handle, unit: all.count, index: 0)
      all.append(joint)
    }
    findings += merchantFindings(merchants, all, fileCount: units.count)
    findings += sharedKeys(merchants, all, fileCount: units.count)
    return Linked(
      units: all, fileCount: units.count, merchants: Self.withoutRepetitions(merchants), findings: findings)
  }

  /// For each merchant that other files continue, its position and those files in order.
  private func continuations(
    _ units: [Unit], _ merchants: [Linked.Merchant], isOpen: Bool, _ findings: inout [Diagnostic]
  ) -> [(position: Int, files: [Int])] {
    var files: [Int: [Int]] = [:]
    for (file, unit) in units.enumerated() {
      for part in unit.continued {
        let handle = unit.string(part.handle)
        if let position = merchants.firstIndex(of: handle) {
          if files[position]?.last != file { files[position, default: []].append(file) }
        } else if !isOpen {
          let known = nearest(to: handle, in: merchants.lazy.map(\.handle))
          findings.append(
            .continuesUnknown(
              handle, meant: known, certain: mistyped(handle, in: merchants.lazy.map(\.handle)),
              at: Place(file: Int32(file), part.place.span)))
        }
      }
    }
    return files.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func merchantFindings(
    _ merchants: [Linked.Merchant], _ units: [Unit], fileCount: Int
  ) -> [Diagnostic] {
    merchants.flatMap { merchant -> [Diagnostic] in
      let unit = units[merchant.unit]
      let findings = unit.findings[unit.merchants[merchant.index].findings]
      return merchant.unit < fileCount ? findings.map { $0.moved(to: Int32(merchant.unit)) } : Array(findings)
    }
  }

  /// What rules say of keys that several declarations hold.
  private func sharedKeys(_ merchants: [Linked.Merchant], _ units: [Unit], fileCount: Int) -> [Diagnostic] {
    let ordered = merchants.sorted { ($0.unit, $0.index) < ($1.unit, $1.index) }
    var table = FactTable(units, count: units.reduce(0) { $0 + $1.facts.count })
    for merchant in ordered {
      for fact in units[merchant.unit].merchants[merchant.index].facts
      where units[merchant.unit].facts[fact].kind != .catalogEntry {
        table.insert(.init(unit: Int32(merchant.unit), fact: Int32(fact)))
      }
    }
    return table.repeated.flatMap { chain -> [Diagnostic] in
      let holders = chain.map { reference in
        let unit = units[Int(reference.unit)]
        let fact = unit.facts[Int(reference.fact)]
        let address = unit.string(fact.keyEnd..<fact.addressEnd)
        let place =
          Int(reference.unit) < fileCount ? Place(file: reference.unit, fact.place.span) : fact.place
        return FactHolder(
          key: unit.string(fact.keyStart..<fact.keyEnd),
          merchant: String(address.prefix { !":/#%".contains($0) }),
          address: address, place: place)
      }
      let kind = chain.first.map { units[Int($0.unit)].facts[Int($0.fact)].kind }
      return kind.map { compiler.rules.findings(of: $0, holders: holders.sorted(by: Self.precedes)) } ?? []
    }
  }

  private static func precedes(_ left: FactHolder, _ right: FactHolder) -> Bool {
    (left.place.file, left.place.span.start) < (right.place.file, right.place.span.start)
  }

  /// By handle; of two declarations of one merchant the first file's comes first.
  private static func precedes(_ left: Linked.Merchant, _ right: Linked.Merchant) -> Bool {
    left.handle == right.handle
      ? (left.unit, left.index) < (right.unit, right.index)
      : precedesInBytes(left.handle, right.handle)
  }

  private static func withoutRepetitions(_ merchants: [Linked.Merchant]) -> [Linked.Merchant] {
    var result: [Linked.Merchant] = []
    result.reserveCapacity(merchants.count)
    for merchant in merchants where result.last?.handle != merchant.handle { result.append(merchant) }
    return result
  }
}

extension Diagnostic {
  /// The same finding of a unit, as one of the workspace: every place is in `file`.
  fileprivate func moved(to file: Int32) -> Diagnostic {
    var moved = self
    moved.changePlaces { $0.file = file }
    return moved
  }

  fileprivate static func continuesUnknown(
    _ handle: String, meant: String?, certain: String?, at place: Place
  ) -> Diagnostic {
    Diagnostic(
      rule: "continues-unknown-merchant", severity: .error,
      message: "no document declares the merchant `\(handle)`",
      place: place, label: "the channels below belong to nobody and would not be applied",
      help: meant.map { "did you mean `\($0)`?" } ?? "declare it somewhere with `merchant: \(handle)`",
      mend: certain.map { .text(place, $0) })
  }
}
