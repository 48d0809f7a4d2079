import NIOSSL

/// The host names that a certificate is for.
struct CertificateNames {
  private let names: [String]

  /// The names of a certificate whose chain was verified.
  init(of certificate: NIOSSLCertificate) {
    names = certificate._subjectAlternativeNames().compactMap { name in
      name.nameType == .dnsName ? String(decoding: name.contents, as: UTF8.self) : nil
    }
  }

  /// These names.
  init(_ names: [String]) { self.names = names }

  /// Whether one of them is `host`, or stands for all names one label below another, as RFC 9525 has it.
  func cover(_ host: String) -> Bool {
    let host = Self.normal(host)
    return names.contains { name in
      let name = Self.normal(name)
      guard name.hasPrefix("*.") else { return name == host }
      guard let dot = host.firstIndex(of: "."), dot > host.startIndex else { return false }
      return host[dot...] == name.dropFirst() && name.dropFirst(2).contains(".")
    }
  }

  private static func normal(_ name: String) -> String {
    let name = name.lowercased()
    return name.hasSuffix(".") ? String(name.dropLast()) : name
  }
}
