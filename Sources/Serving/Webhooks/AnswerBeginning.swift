import NIOCore
import Synchronization

/// The first bytes of an answer's body, while it comes.
final class AnswerBeginning: Sendable {
  private let read = Mutex<(bytes: [UInt8], isCut: Bool)>(([], true))

  /// What came, and whether there was or may have been more.
  var content: (bytes: [UInt8], isCut: Bool) { read.withLock { $0 } }

  /// Takes what has room of `part`; whether there was more than that.
  func isFull(with part: ByteBuffer) -> Bool {
    read.withLock { read in
      let room = WebhookDelivery.bodyLimit - read.bytes.count
      read.bytes.append(contentsOf: part.readableBytesView.prefix(room))
      return part.readableBytes > room
    }
  }

  /// Says that nothing more comes.
  func end() { read.withLock { $0.isCut = false } }
}
