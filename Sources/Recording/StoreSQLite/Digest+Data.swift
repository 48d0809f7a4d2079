import FoundationEssentials
import MidasResources

extension Digest {
  /// The digest as GRDB writes a BLOB.
  var data: Data { Data(bytes) }
}
