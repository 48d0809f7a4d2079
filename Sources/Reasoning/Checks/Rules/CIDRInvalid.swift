import MidasDiagnostics
import MidasModel
import MidasResources

extension Rule {
  static let cidrInvalid = Rule(
    id: "cidr-invalid",
    summary: "A whitelist row is not a block in CIDR notation.",
    rationale: """
      The console takes an address, a slash and the length of a prefix. What looks like a block and is none is read \
      differently by every program: `010.0.0.1` is 10.0.0.1 or 8.0.0.1, `10/8` a network or an error. Either \
      nobody can call the payment API, or somebody can who was not meant.
      """,
    accepts: """
      merchant: acme
      whitelist:
        - 8.8.8.8/32
        - "2606:4700::/48"
      """,
    rejects: """
      merchant: acme
      whitelist:
        - ‹8.8.8.8›
        - ‹8.8.8.1-8.8.8.9›
        - ‹8.8.8.0/255.255.255.0›
        - ‹08.8.8.8/32›
        - ‹8.8.8.0/33›
        - ‹"fe80::1%eth0/128"›
      """,
    merchant: { subject, findings in
      for (row, block) in zip(subject.merchant.whitelist.known, subject.blocks) {
        guard case .failure(let error) = block, case .known(let text, let site) = row.cidr,
          let fault = CIDRFault(error)
        else { continue }
        findings.report(
          "`\(subject.string(text).printable)` is no CIDR block: \(fault.reason)", at: site,
          label: "whom it lets call the payment API is not certain", help: fault.help, rewrite: fault.rewrite)
      }
    })
}

/// What a message says of an error in a block; nil for a misaligned one, which has a rule of its own.
private struct CIDRFault {
  let reason: String
  let help: String
  var rewrite: String?

  init?(_ error: CIDRError) {
    let example = "write an address and a prefix, as `203.0.113.0/24`"
    switch error {
    case .misaligned: return nil
    case .bareAddress(let block):
      self.init("the prefix is missing", "write `\(block)` for this one address", rewrite: block.description)
    case .prefixTooLong(let maximum):
      self.init("the prefix is longer than \(maximum)", "write at most `/\(maximum)`, which is one address")
    case .missingPrefix:
      self.init("nothing follows the slash", "write `/32` for one IPv4 address, `/128` for IPv6")
    case .invalidPrefix: self.init("the prefix is no number", example)
    case .netmask(let block):
      self.init(
        "a mask follows the slash", block.map { "write `\($0)`" } ?? example, rewrite: block?.description)
    case .leadingZero:
      self.init(
        "a number begins with 0", "write it without the 0, if it is decimal; some programs read it as octal")
    case .dashRange:
      self.init("it is a range", "write the blocks that make it up, each as an address and a prefix")
    case .zone:
      self.init("it names a network interface", "take out what follows `%`; a zone means nothing to PortOne")
    case .shortForm: self.init("the address has fewer than four parts", "write all four, as `10.0.0.0/8`")
    case .nonASCIIDigit: self.init("it has digits of another script", "type the digits 0 to 9")
    case .octetTooLarge: self.init("a part of the address is over 255", "write four parts from 0 to 255")
    case .blank: self.init("there is a blank in it", "take it out")
    case .empty: self.init("it is empty", example)
    case .invalidIPv6: self.init("it is no IPv6 address", "write it as `2606:4700::/48`")
    case .notABlock: self.init("it is no address", example)
    }
  }

  private init(_ reason: String, _ help: String, rewrite: String? = nil) {
    self.reason = reason
    self.help = help
    self.rewrite = rewrite
  }
}
