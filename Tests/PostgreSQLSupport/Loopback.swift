import Glibc

/// Sockets on 127.0.0.1.
public enum Loopback {
  /// A port on which nobody listens.
  public static func freePort() throws -> Int {
    let (socket, port) = try listener()
    close(socket)
    return port
  }

  /// Whether somebody listens on `port`.
  public static func answers(on port: Int) -> Bool {
    guard let socket = connection(to: port) else { return false }
    close(socket)
    return true
  }

  /// A socket that listens on a port of the system's choice.
  static func listener() throws -> (socket: Int32, port: Int) {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withAddress(&address) { bind(socket, $0, length) == 0 && listen(socket, 64) == 0 }
    let isNamed = withAddress(&address) { getsockname(socket, $0, &length) == 0 }
    guard isBound, isNamed else {
      throw PostgreSQLServer.Failure(program: "bind", errors: String(cString: strerror(errno)))
    }
    return (socket, Int(UInt16(bigEndian: address.sin_port)))
  }

  /// A connection to `port`; nothing if nobody answers.
  static func connection(to port: Int) -> Int32? {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = UInt16(clamping: port).bigEndian
    let length = socklen_t(MemoryLayout<sockaddr_in>.size)
    guard withAddress(&address, { connect(socket, $0, length) }) == 0 else {
      close(socket)
      return nil
    }
    return socket
  }

  private static func withAddress<Answer>(
    _ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>) -> Answer
  ) -> Answer {
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1, body)
    }
  }
}
