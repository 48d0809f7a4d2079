public import MidasResources

/// The digest over all rows of one merchant as stored, by which a change behind Midas's back is found.
public enum Seal {
  /// The seal of `merchant`, whose next channel takes `nextOrdinal`: over its owner and digest, then every row.
  public static func digest(of merchant: RecordedMerchant, nextOrdinal: Int) -> Digest {
    var fold = DigestFold()
    fold.add(merchant.owner, merchant.digest)
    fold.add(String(nextOrdinal), .zero)
    for recorded in merchant.resources { add(recorded, to: &fold) }
    return fold.finish()
  }

  /// The seal of one row, by which the row that was changed is found.
  public static func digest(of recorded: RecordedResource) -> Digest {
    var fold = DigestFold()
    add(recorded, to: &fold)
    return fold.finish()
  }

  /// A row goes in as its content digest, and before that ordinal, revision, line, commit, path and fingerprints, all
  /// as texts on lines of their own.
  private static func add(_ recorded: RecordedResource, to fold: inout DigestFold) {
    var place = recorded.ordinal.map(String.init) ?? ""
    place += "\n\(recorded.revision)\n\(recorded.provenance.line)\n"
    place += recorded.provenance.commit ?? ""
    place += "\n"
    place += recorded.provenance.path
    for known in recorded.fingerprints {
      place += "\n\(known.reference)\n\(known.keyID)\n\(known.digest.hex)"
    }
    fold.add(place, recorded.digest)
  }
}

extension Digest {
  /// 32 zero bytes: what stands where a digest is not known yet.
  static let zero = Digest(bytes: repeatElement(0, count: byteCount)) ?? Digest(hashing: [])
}
