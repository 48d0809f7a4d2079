import MidasCatalog
import MidasDiagnostics
import MidasModel

/// What messages call the parts of a channel.
extension ChannelSubject {
  /// The PG as the author wrote it; `?` where it cannot be read.
  var writtenPG: String { declared.pg.value.map(string) ?? "?" }

  /// The MID as the author wrote it; `?` where it cannot be read.
  var writtenMID: String { declared.mid.value.map(string)?.printable ?? "?" }

  /// The word of a PG for its MID, as "partner ID".
  func midTerm(of pg: Int) -> String {
    let term = catalog.entries[pg].mid.term
    // The Korean word stands behind the English one, in brackets.
    guard let bracket = term.utf8.firstIndex(of: UInt8(ascii: "(")), bracket > term.startIndex else {
      return term
    }
    return String(term[..<term.utf8.index(before: bracket)])
  }

  /// The channel as an address: `acme/card`.
  var address: String { subject.address(ofChannel: index) }

  /// The contract as messages print it: `html5_inicis.MOIacme001`.
  var contractName: String {
    "\(facts.pg.map { catalog.entries[$0].provider } ?? writtenPG).\(writtenMID)"
  }

  /// Where a module is written, if it is.
  func site(of module: Module) -> Site? {
    declared.modules.members.first { $0.value == module }?.site
  }
}

extension MerchantSubject {
  /// The address of the channel at `index`; `?` stands for what of it cannot be read.
  public func address(ofChannel index: Int) -> String {
    "\(handle)/\(merchant.channels.known[index].id.value.map(string) ?? "?")"
  }

  /// Writes the address of the channel at `index`.
  public func writeAddress(ofChannel index: Int, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: handle.utf8)
    bytes.append(UInt8(ascii: "/"))
    guard let id = merchant.channels.known[index].id.value else {
      bytes.append(UInt8(ascii: "?"))
      return
    }
    merchant.withBytes(id) { bytes.append(contentsOf: $0) }
  }
}

extension Catalog {
  /// Who is behind a PG: its company, or its own name where the documents name none.
  func company(behind pg: Int) -> String {
    entries[pg].company?.name ?? entries[pg].name.english
  }
}
