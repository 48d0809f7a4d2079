import FoundationEssentials
import Glibc
import SwiftASN1

/// When the X.509 certificate in a secret ends.
public struct CertificateValidity: Hashable, Sendable {
  /// The last second of its validity (RFC 5280, notAfter), in seconds since 1970, UTC.
  public let end: Int

  /// Looks for the first certificate in PEM (RFC 7468), with its line breaks or without them; nothing where there is
  /// none that can be read.
  public init?(reading secret: borrowing Secret) {
    guard let der = secret.withBytes(Self.certificate), let end = try? Self.end(ofCertificate: der) else {
      return nil
    }
    self.end = end
  }

  private static func certificate(in bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let begin = text.firstRange(of: "-----BEGIN CERTIFICATE-----"),
      let end = text[begin.upperBound...].firstRange(of: "-----END CERTIFICATE-----")
    else { return nil }
    let body = text[begin.upperBound..<end.lowerBound].filter { !$0.isWhitespace }
    return Data(base64Encoded: body).map { Array($0) }
  }

  /// Walks to `Certificate.tbsCertificate.validity.notAfter`; what comes before it may be anything.
  private static func end(ofCertificate der: [UInt8]) throws -> Int? {
    guard let tbs = children(of: try DER.parse(der)).first else { return nil }
    var fields = children(of: tbs)
    // The version is left out where it is the first.
    let version = ASN1Identifier(tagWithNumber: 0, tagClass: .contextSpecific)
    if fields.first?.identifier == version { fields.removeFirst() }
    // Serial number, signature algorithm, issuer, validity.
    guard fields.count > 3, children(of: fields[3]).count == 2 else { return nil }
    return try seconds(children(of: fields[3])[1])
  }

  private static func children(of node: ASN1Node) -> [ASN1Node] {
    if case .constructed(let nodes) = node.content { Array(nodes) } else { [] }
  }

  private static func seconds(_ node: ASN1Node) throws -> Int {
    var calendar = tm()
    if node.identifier == .utcTime {
      let time = try UTCTime(derEncoded: node)
      set(&calendar, time.year, time.month, time.day, time.hours, time.minutes, time.seconds)
    } else {
      let time = try GeneralizedTime(derEncoded: node)
      set(&calendar, time.year, time.month, time.day, time.hours, time.minutes, time.seconds)
    }
    return timegm(&calendar)
  }

  private static func set(
    _ calendar: inout tm, _ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int, _ second: Int
  ) {
    calendar.tm_year = Int32(year - 1900)
    calendar.tm_mon = Int32(month - 1)
    calendar.tm_mday = Int32(day)
    calendar.tm_hour = Int32(hour)
    calendar.tm_min = Int32(minute)
    calendar.tm_sec = Int32(second)
  }
}
