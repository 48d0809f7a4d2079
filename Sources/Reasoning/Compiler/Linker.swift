import MidasCatalog
import MidasChecks
import MidasDiagnostics
import MidasResources
import MidasSource

/// Links the units of a workspace.
public struct Linker: Sendable {
  let compiler: Compiler

  /// A linker for what `compiler` compiled.
  public init(_ compiler: Compiler) { self.compiler = compiler }

  /// The units of all files, in the byte order of their paths, as one workspace.
  ///
  /// - Parameter bytes: the bytes of a file, the same that were compiled. Asked for only where several files declare
  ///   one merchant, which has to be looked at as a whole; nil where they cannot be had any more.
  public func link(_ units: [Unit], bytes: (_ file: Int) -> [UInt8]?) -> Linked {
    link(Units(units), bytes: bytes)
  }

  /// The units of all files, in the byte order of their paths, as one workspace.
  ///
  /// - Parameters:
  ///   - earlier: What is known of some of the units; with it only those are read that matter.
  ///   - bytes: The bytes of a file, as above.
  public func link(_ units: Units, after earlier: EarlierLink? = nil, bytes: (_ file: Int) -> [UInt8]?)
    -> Linked
  {
    var link = Link(units, after: earlier)
    let continuing = link.continuations()
    for (position, files) in continuing {
      let main = link.merchants[position]
      let parts = [main.unit] + files
      if let known = earlier?.joint(main.handle, of: parts) {
        link.add(known, inPlaceOf: position)
        continue
      }
      let texts = parts.compactMap(bytes)
      guard texts.count == parts.count, let unit = compiler.unit(ofMerchant: main.handle, in: texts) else {
        continue
      }
      link.add(unit, of: parts, inPlaceOf: position)
    }
    link.addFindings()
    link.addSharedKeys(by: compiler)
    return link.linked
  }
}

/// A link while it is made.
struct Link {
  /// The units of the files, then those of merchants in several files.
  private(set) var units: Units
  let fileCount: Int
  /// The merchants in the byte order of their handles; of two declarations of one the first file's comes first.
  private(set) var merchants: [Linked.Merchant] = []
  var findings: [Diagnostic] = []
  /// The files of each merchant in several files.
  private(set) var joints: [[Int]] = []
  /// What is known of each unit.
  private(set) var standings: [EarlierLink.Standing]
  let earlier: EarlierLink?
  /// Merchants in whose place another unit has the whole of them.
  private(set) var replaced: Set<Declaration> = []
  var facts = Linked.Facts()

  /// A merchant in the unit of a file.
  struct Declaration: Hashable {
    let unit: Int
    let index: Int
  }

  init(_ units: Units, after earlier: EarlierLink?) {
    self.units = units
    self.earlier = earlier
    fileCount = units.count
    standings = earlier?.standings ?? Array(repeating: .fresh, count: units.count)
    merchants.reserveCapacity(units.count)
    for (file, outline) in units.outlines.enumerated() {
      for (index, entry) in outline.merchants.enumerated() {
        merchants.append(Linked.Merchant(handle: outline.string(entry.handle), unit: file, index: index))
      }
    }
    let isOrdered = zip(merchants, merchants.dropFirst()).allSatisfy { !Self.precedes($1, $0) }
    if !isOrdered { merchants.sort(by: Self.precedes) }
  }

  private static func precedes(_ left: Linked.Merchant, _ right: Linked.Merchant) -> Bool {
    left.handle == right.handle
      ? (left.unit, left.index) < (right.unit, right.index)
      : precedesInBytes(left.handle, right.handle)
  }

  // MARK: - Merchants in several files

  /// For each merchant that other files continue, its position and those files in order.
  mutating func continuations() -> [(position: Int, files: [Int])] {
    var files: [Int: [Int]] = [:]
    let isOpen = units.outlines.contains(where: \.isOpen)
    for (file, outline) in units.outlines.enumerated() {
      for part in outline.continued {
        let handle = outline.string(part.handle)
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

  /// Puts the whole of a merchant in the place of its main document.
  mutating func add(_ unit: Unit, of files: [Int], inPlaceOf position: Int) {
    replace(position, joining: files, .fresh)
    units.append(unit)
  }

  /// Puts the whole of a merchant, as it was known before, in the place of its main document.
  mutating func add(_ joint: EarlierLink.Joint, inPlaceOf position: Int) {
    replace(position, joining: joint.files, joint.standing)
    units.append(joint.outline, keptAs: joint.number)
  }

  private mutating func replace(_ position: Int, joining files: [Int], _ standing: EarlierLink.Standing) {
    let main = merchants[position]
    replaced.insert(Declaration(unit: main.unit, index: main.index))
    merchants[position] = Linked.Merchant(handle: main.handle, unit: units.count, index: 0)
    joints.append(files)
    standings.append(standing)
  }

  // MARK: - Findings of units

  /// Adds what was found in the files and in their merchants.
  mutating func addFindings() {
    for (index, outline) in units.outlines.enumerated() where outline.findingCount > 0 {
      let found = outline.findings
      var told = index < fileCount ? Array(found.prefix(outline.fileFindingCount)) : []
      for (position, entry) in outline.merchants.enumerated()
      where !replaced.contains(Declaration(unit: index, index: position)) {
        told += found[clamping: entry.findings.indices]
      }
      for var finding in told {
        finding.changePlaces { $0 = place($0, of: index) }
        findings.append(finding)
      }
    }
  }

  /// A place of a unit as a place of the workspace.
  func place(_ place: Place, of unit: Int) -> Place {
    unit < fileCount
      ? Place(file: Int32(unit), place.span)
      : Place(file: Int32(joints[unit - fileCount][Int(place.file)]), place.span)
  }

  // MARK: - Result

  /// What was linked.
  var linked: Linked {
    var facts = facts
    facts.standings = standings
    return Linked(
      units: units, fileCount: fileCount, joints: joints, merchants: withoutRepetitions, findings: findings,
      facts: facts)
  }

  private var withoutRepetitions: [Linked.Merchant] {
    var result: [Linked.Merchant] = []
    result.reserveCapacity(merchants.count)
    for merchant in merchants where result.last?.handle != merchant.handle { result.append(merchant) }
    return result
  }
}

extension Array {
  /// Those of the elements in `range` that there are.
  fileprivate subscript(clamping range: Range<Int>) -> ArraySlice<Element> {
    self[range.clamped(to: indices)]
  }
}

extension Diagnostic {
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
