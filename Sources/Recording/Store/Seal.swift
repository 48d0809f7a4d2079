public import MidasResources

/// The digest over all rows of one merchant as stored, by which a change behind Midas's back is found.
public enum Seal {
  /// The seal of `merchant`, whose next channel takes `nextOrdinal`.
  ///
  /// Each resource goes in as its canonical encoding, then ordinal, revision, path, line and commit, all as texts
  /// with their lengths before.
  public static func digest(of merchant: RecordedMerchant, nextOrdinal: Int) -> Digest {
    var encoder = CanonicalEncoder()
    var fold = DigestFold()
    fold.add(merchant.owner, merchant.digest)
    fold.add(String(nextOrdinal), .zero)
    for recorded in merchant.resources {
      let encoded = recorded.resource.encode(with: &encoder)
      let place = [
        recorded.ordinal.map(String.init) ?? "", String(recorded.revision), String(recorded.provenance.line),
        recorded.provenance.commit ?? "", recorded.provenance.path,
      ]
      fold.add(place.joined(separator: "\n"), encoded.digest)
    }
    return fold.finish()
  }
}

extension Digest {
  /// 32 zero bytes: what stands where a digest is not known yet.
  static let zero = Digest(bytes: repeatElement(0, count: byteCount)) ?? Digest(hashing: [])
}
