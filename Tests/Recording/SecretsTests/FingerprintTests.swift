import MidasResources
import MidasSecrets
import Testing

@Suite("Fingerprints")
struct FingerprintTests {
  private func key(_ text: String) throws -> FingerprintKey? {
    try FingerprintKey(from: EnvironmentReader(["MIDAS_FINGERPRINT_KEY": text]))
  }

  private func secret(_ text: String) -> Secret { Secret(copying: ArraySlice(text.utf8)) }

  @Test("are the HMAC-SHA256 of the value, under an id that follows from the key")
  func known() throws {
    // Made with Python's hmac.
    let key = try #require(try key("0123456789abcdef0123456789abcdef"))
    let fingerprint = key.fingerprint(of: secret("value"), behind: "env://KEY")
    #expect(fingerprint.digest.hex == "b02733676fc8edd547e8e2a314ca802cc9dde04c903e4cf48139166a6221e7ca")
    #expect(fingerprint.keyID == "d932f146816b0a4c")
    #expect(fingerprint.reference == "env://KEY")
  }

  @Test("need a key that cannot be guessed")
  func shortKey() throws {
    #expect(throws: ResolutionFailure.self) { try key("0123456789abcde") }
    #expect(try key("") == nil)
  }

  @Test("answer same, changed or unknown")
  func comparison() throws {
    let one = try #require(try key("0123456789abcdef"))
    let two = try #require(try key("fedcba9876543210"))
    let recorded = one.fingerprint(of: secret("a"), behind: "env://KEY")
    #expect(recorded.comparison(with: one.fingerprint(of: secret("a"), behind: "env://KEY")) == .same)
    #expect(recorded.comparison(with: one.fingerprint(of: secret("b"), behind: "env://KEY")) == .changed)
    #expect(recorded.comparison(with: two.fingerprint(of: secret("a"), behind: "env://KEY")) == .unknown)
    #expect(recorded.comparison(with: nil) == .unknown)
  }

  @Test("Of a certificate the last second is known, with its line breaks or without, in either form of time")
  func certificates() {
    #expect(CertificateValidity(reading: secret(Self.until2066))?.end == 3_056_812_332)
    #expect(CertificateValidity(reading: secret(Self.until2027))?.end == 1_829_932_332)
    #expect(
      CertificateValidity(reading: secret(Self.until2027.replacing("\n", with: "")))?.end == 1_829_932_332)
    for other in [
      "", "value", "-----BEGIN CERTIFICATE-----", "-----BEGIN CERTIFICATE----------END CERTIFICATE-----",
      "-----BEGIN CERTIFICATE-----MAA=-----END CERTIFICATE-----",
      "-----BEGIN CERTIFICATE-----%%%%-----END CERTIFICATE-----",
      "-----END CERTIFICATE----------BEGIN CERTIFICATE-----",
    ] {
      #expect(CertificateValidity(reading: secret(other)) == nil)
    }
    for length in stride(from: 60, to: Self.until2027.count, by: 7) {
      let cut = Self.until2027.prefix(length) + "-----END CERTIFICATE-----"
      _ = CertificateValidity(reading: secret(String(cut)))
    }
  }

  // Made with openssl: the first ends in a GeneralizedTime, the second in a UTCTime (RFC 5280, 4.1.2.5).
  private static let until2066 = """
    -----BEGIN CERTIFICATE-----
    MIIBdjCCAR2gAwIBAgIUT8Uw1fq9Gqt8Vc63+AK3s5Yf7sYwCgYIKoZIzj0EAwIw
    EDEOMAwGA1UEAwwFVDAwMDAwIBcNMjYxMTIyMTgzMjEyWhgPMjA2NjExMTIxODMy
    MTJaMBAxDjAMBgNVBAMMBVQwMDAwMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
    ZZbkGqF48CKHhGvIl3228HszIu7/tU+V9uHADWb+WngoCfaa4QJWvMEnJAzJXGpi
    46SdijUwfI1jS3DZ8dzM7qNTMFEwHQYDVR0OBBYEFFzZ8cYiqakKj7IAF6e9K9qy
    dJkvMB8GA1UdIwQYMBaAFFzZ8cYiqakKj7IAF6e9K9qydJkvMA8GA1UdEwEB/wQF
    MAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgOcM2P0MGR7/vDGeAW/b390sqs5LQyeGg
    eFqxtSQ409wCID+FRqXi6lOORriTSXzsPI3hqFw4ZCQllprEO70bQXU8
    -----END CERTIFICATE-----
    """
  private static let until2027 = """
    -----BEGIN CERTIFICATE-----
    MIIBdTCCARugAwIBAgIUcOC+NAfpk1kJWdRgW7agawDOQ24wCgYIKoZIzj0EAwIw
    EDEOMAwGA1UEAwwFVDAwMDAwHhcNMjYxMTIyMTgzMjEyWhcNMjcxMjI3MTgzMjEy
    WjAQMQ4wDAYDVQQDDAVUMDAwMDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABGPP
    dM+WWCc8++8vnMPUQJOzJyFt0xcPt9Q2gWB1fbc0llTr2MHdDAycXvrU7hTb4tRl
    6GVMb2s+3nVJRxa1sISjUzBRMB0GA1UdDgQWBBRJ07B1S05LDqppWnezuQMxnDms
    1TAfBgNVHSMEGDAWgBRJ07B1S05LDqppWnezuQMxnDms1TAPBgNVHRMBAf8EBTAD
    AQH/MAoGCCqGSM49BAMCA0gAMEUCIQDfm0BpUEjj5X/HvQgCjjtWNC0AbNnzW9nm
    Zl5CkYD/gwIgFGkyUYFu5o6Hu+w3oc4SCLPbpbOJGsgrkf4VPqgVYCI=
    -----END CERTIFICATE-----
    """
}
