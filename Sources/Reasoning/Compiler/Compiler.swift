public import MidasCatalog
import MidasChecks
import MidasDiagnostics
import MidasModel
import MidasSource
public import MidasSyntax

/// Compiles files one by one: bytes in, `Unit` out.
///
/// Knows neither paths nor policy; may be used from many threads.
public struct Compiler: Sendable {
  /// The facts that files are held against.
  public let catalog: Catalog
  /// What the units are for.
  public let purpose: Purpose
  let readers: Readers
  let rules: RuleSet

  /// What units are compiled for.
  public enum Purpose: Sendable {
    /// Findings alone: no resource is encoded, and digests are those of nothing.
    case checking
    /// Findings, and resources with their digests, as plans and routes need them.
    case planning
  }

  /// A compiler that holds files against `catalog` by every rule.
  ///
  /// - Parameter readers: Share the documents of a large file.
  public init(catalog: Catalog, for purpose: Purpose = .planning, readBy readers: Readers = .one) {
    self.catalog = catalog
    self.purpose = purpose
    self.readers = readers
    rules = .all
  }

  /// The unit of a file that holds `bytes`.
  public func unit(of bytes: [UInt8]) -> Unit {
    let tree = Tree(parsing: bytes, sharedBy: readers)
    let file = MerchantFile(reading: tree)
    let directives = tree.directives.map(Directive.init)
    var builder = UnitBuilder(bytes, by: self)
    let (merchants, continuations) = Self.assembled(file.merchants)
    // Rules look at a merchant whose handle cannot be read, too, but it is nobody that could be planned.
    let nameless = merchants.filter { $0.handle.value == nil }.flatMap { merchant in
      rules.findings(in: MerchantSubject(merchant, catalog: catalog))
    }
    builder.begin(
      findings: tree.findings + file.findings + directives.flatMap(\.findings) + nameless,
      ignores: directives.compactMap(\.ignore), of: file)
    for merchant in merchants { builder.add(merchant) }
    for part in continuations { builder.addContinuation(part) }
    return builder.finish().unit()
  }

  /// Puts each main document together with the documents that continue it.
  ///
  /// - Returns: the merchants, and the parts whose main document is in none of them.
  static func assembled(_ parts: [Merchant]) -> (merchants: [Merchant], continuations: [Merchant]) {
    guard parts.contains(where: { !$0.isMain }) else { return (parts, []) }
    var merchants = parts.filter(\.isMain)
    var continuations: [Merchant] = []
    for part in parts where !part.isMain {
      let main = merchants.firstIndex { main in
        guard let handle = main.handle.value, let continued = part.handle.value else { return false }
        return part.equal(handle, continued)
      }
      if let main { merchants[main].append(part) } else { continuations.append(part) }
    }
    return (merchants, continuations)
  }
}
