import MidasResources

extension FuzzTarget {
  /// A whitelist block: its text must be read as the same block, and what is offered instead must be one.
  public static let cidr = FuzzTarget(name: "cidr") { bytes in
    do throws(CIDRError) {
      let block = try CIDR(parsing: bytes)
      let again = try? CIDR(parsing: Array(block.description.utf8))
      if again != block { return "`\(block)` is read as another block" }
      return block.contains(block) && block.network <= block.last ? nil : "`\(block)` does not hold itself"
    } catch {
      return "\(error)".isEmpty ? "refused without a reason" : nil
    }
  }
}
