import Foundation
import Glibc
import Synchronization

/// A proxy on loopback before a server, which sees every statement before the server does and may cut the line.
///
/// Clients have to connect without TLS (`sslmode=disable&gssencmode=disable`). The end of a COPY counts as a
/// statement of its own.
public final class StatementProxy: Sendable {
  /// What becomes of a statement.
  public enum Verdict: Sendable {
    /// The server runs it.
    case pass
    /// The line is cut before the server sees it.
    case cut
    /// The server runs it, and the line is cut before its answer arrives.
    case passAndCut
  }

  /// The port on 127.0.0.1.
  public let port: Int
  private let listener: Int32
  private let server: Int
  private let judge: @Sendable (Int) -> Verdict
  private let seen = Atomic(0)

  /// A proxy before the server at the port `server`.
  ///
  /// - Parameter judge: Is asked about every statement by its number, from 1.
  public init(to server: Int, judge: @escaping @Sendable (_ statement: Int) -> Verdict) throws {
    self.server = server
    self.judge = judge
    (listener, port) = try Loopback.listener()
    Thread.detachNewThread { [listener] in self.accept(on: listener) }
  }

  /// How many statements came by.
  public var count: Int { seen.load(ordering: .sequentiallyConsistent) }

  /// Takes no more connections.
  public func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  private func accept(on listener: Int32) {
    while true {
      let client = Glibc.accept(listener, nil, nil)
      guard client >= 0 else { break }
      guard let upstream = Loopback.connection(to: server) else {
        close(client)
        continue
      }
      let line = Line(client: client, server: upstream)
      Thread.detachNewThread { line.carryAnswers() }
      Thread.detachNewThread {
        line.carryStatements { self.judge(self.seen.add(1, ordering: .sequentiallyConsistent).newValue) }
      }
    }
    close(listener)
  }
}

/// One connection through the proxy.
private final class Line: Sendable {
  private let client: Int32
  private let server: Int32
  /// Whether the next answer is kept from the client.
  private let withholds = Atomic(false)
  /// How many directions are still carried.
  private let open = Atomic(2)

  init(client: Int32, server: Int32) {
    self.client = client
    self.server = server
  }

  /// Carries what the server says.
  func carryAnswers() {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(server, &buffer, buffer.count)
      // The first bytes of a withheld answer mean that the statement was run.
      guard count > 0, !withholds.load(ordering: .sequentiallyConsistent), send(buffer[..<count], to: client)
      else { break }
    }
    cut()
  }

  /// Carries what the client says, message by message.
  func carryStatements(_ judge: () -> StatementProxy.Verdict) {
    var hasStarted = false
    while let message = nextMessage(isTyped: hasStarted) {
      // Requests for encryption come before the startup message and are of eight bytes.
      if !hasStarted {
        hasStarted = message.count > 8
      } else if [UInt8(ascii: "Q"), UInt8(ascii: "P"), UInt8(ascii: "c")].contains(message[0]) {
        let verdict = judge()
        if verdict == .cut { break }
        if verdict == .passAndCut { withholds.store(true, ordering: .sequentiallyConsistent) }
      }
      guard send(message[...], to: server) else { break }
    }
    cut()
  }

  private func nextMessage(isTyped: Bool) -> [UInt8]? {
    guard var message = bytes(isTyped ? 5 : 4) else { return nil }
    let length = message.suffix(4).reduce(0) { $0 << 8 | Int($1) }
    guard length >= 4, let rest = bytes(length - 4) else { return nil }
    message += rest
    return message
  }

  private func bytes(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = bytes.withUnsafeMutableBytes {
        read(client, $0.baseAddress?.advanced(by: filled), count - filled)
      }
      guard got > 0 else { return nil }
      filled += got
    }
    return bytes
  }

  private func send(_ bytes: ArraySlice<UInt8>, to socket: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  /// Ends both directions; the sockets are closed when nobody reads from them any more.
  private func cut() {
    shutdown(client, Int32(SHUT_RDWR))
    shutdown(server, Int32(SHUT_RDWR))
    if open.subtract(1, ordering: .sequentiallyConsistent).newValue == 0 {
      close(client)
      close(server)
    }
  }
}
