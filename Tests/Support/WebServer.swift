public import Foundation

/// A real HTTP server on loopback, encrypted by an authority of its own unless it is to be plain.
///
/// What it answers is in the path: `/status/204`, `/redirect`, `/silent`, `/endless`, `/drip`, `/controls`, else 200.
public final class WebServer {
  /// The folder of its files.
  public let folder: URL
  /// Where it listens.
  public let port: Int
  private let process: Process
  private let input: Pipe
  private let scratch: Scratch

  /// The certificate of the authority that answers for its own, in PEM.
  public var authority: URL { folder.appending(path: "ca.pem") }

  /// Starts a server.
  ///
  /// - Parameters:
  ///   - names: The names and addresses that its certificate is for, as `DNS:localhost`.
  ///   - isEncrypted: Whether it speaks TLS.
  public init(for names: [String] = ["DNS:localhost", "IP:127.0.0.1"], isEncrypted: Bool = true) throws {
    scratch = try Scratch()
    folder = scratch.url
    if isEncrypted { try Self.makeCertificates(for: names, in: folder) }
    let script = try scratch.file(named: "server.py", holding: Self.script)
    process = Process()
    input = Pipe()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", script.path, isEncrypted ? "tls" : "plain"]
    process.currentDirectoryURL = folder
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw Failure(said: line)
    }
    self.port = port
  }

  /// A server that did not start.
  struct Failure: Error {
    let said: String
  }

  /// It ends when its input does, so also when the test is killed.
  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// What it received.
  public struct Request: Codable, Sendable {
    /// The method.
    public var method: String
    /// The path and what follows it.
    public var path: String
    /// By lower-case name.
    public var headers: [String: String]
    /// In Base64.
    public var body: String
    /// The name that the client asked for in the TLS handshake.
    public var server: String?

    /// The body as it came.
    public var bytes: Data { Data(base64Encoded: body) ?? Data() }
  }

  /// All that it received until now.
  public func requests() throws -> [Request] {
    guard let text = try? String(contentsOf: folder.appending(path: "requests"), encoding: .utf8) else {
      return []
    }
    return try text.split(separator: "\n").map {
      try JSONDecoder().decode(Request.self, from: Data($0.utf8))
    }
  }

  private static func makeCertificates(for names: [String], in folder: URL) throws {
    let common = [
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
    ]
    let runs = [
      common + ["-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Authority of a test"],
      common + [
        "-keyout", "key.pem", "-out", "cert.pem", "-subj", "/CN=server", "-CA", "ca.pem", "-CAkey", "ca.key",
        "-addext", "subjectAltName=" + names.joined(separator: ","), "-addext", "basicConstraints=CA:FALSE",
      ],
    ]
    for arguments in runs {
      let run = try PublicTool("openssl").run(arguments, in: folder)
      guard run.exit == 0 else { throw Failure(said: run.errors) }
    }
  }

  private static let script = #"""
    import base64, http.server, json, ssl, sys, threading, time

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            with lock, open("requests", "a") as file:
                file.write(json.dumps({
                    "method": self.command, "path": self.path,
                    "headers": {name.lower(): value for name, value in self.headers.items()},
                    "body": base64.b64encode(body).decode(), "server": names.get(self.client_address),
                }) + "\n")
            word = self.path.split("/")[1].split("?")[0]
            if word == "silent":
                time.sleep(60)
            elif word == "redirect":
                self.answer(302, b"elsewhere", [("Location", "http://127.0.0.1:1/elsewhere")])
            elif word == "status":
                self.answer(int(self.path.split("/")[2]), b"")
            elif word == "controls":
                self.answer(500, "\x1b[2Jred\x07 \u202eright\r\nnext".encode())
            elif word in ("endless", "drip"):
                self.send_response(200)
                self.end_headers()
                part = b"x" * 65536 if word == "endless" else b"x"
                while True:
                    self.wfile.write(part)
                    self.wfile.flush()
                    if word == "drip":
                        time.sleep(0.05)
            else:
                self.answer(200, b'{"ok": true}')

        def answer(self, status, body, headers=[]):
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    class Server(http.server.ThreadingHTTPServer):
        daemon_threads = True

        def get_request(self):
            connection, address = super().get_request()
            if tls:
                connection = tls.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)
            return connection, address

        def finish_request(self, connection, address):
            if tls:
                asked = {}
                tls.sni_callback = lambda socket, name, context: asked.update(name=name)
                connection.do_handshake()
                names[address] = asked.get("name")
            super().finish_request(connection, address)

        def handle_error(self, *_):
            pass

    lock = threading.Lock()
    names = {}
    tls = None
    if sys.argv[1] == "tls":
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain("cert.pem", "key.pem")
    server = Server(("127.0.0.1", 0), Handler)
    print(server.server_address[1], flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()
    """#
}
