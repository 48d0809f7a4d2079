import Foundation
import MidasTables
import PostgreSQLSupport
import TableSupport
import TestSupport
import Testing

/// Real proxies let in whom the whitelist lets in.
@Suite("Whitelists in proxies", .serialized)
struct ProxyTests {
  private static let nginx = PublicTool("nginx")
  private static let haproxy = PublicTool("haproxy")

  /// Callers, and whether `acme`, `acme-2` and `open`, who has no whitelist, let them in.
  private static let callers: [(address: String, answer: String)] = [
    ("203.0.113.7", "1 0 1"), ("203.0.113.8", "0 0 1"), ("198.51.100.0", "1 1 1"),
    ("198.51.100.255", "1 0 1"),
    ("198.51.101.0", "0 0 1"), ("2001:db8::1", "1 0 1"), ("2001:db8:1::1", "0 0 1"), ("127.0.0.1", "0 0 1"),
  ]

  private static func tables(_ kind: TableKind, in scratch: Scratch) throws -> URL {
    try scratch.file(named: "workspace/midas.yaml", holding: "midas: 1\n")
    try scratch.file(
      named: "workspace/all.yaml",
      holding: """
        merchant: acme
        keys: { code: imp12345678, store-id: store-4ff4af41-85e3-4559-8eb8-0d08a2c6ceec }
        channels:
          - id: card
            mode: live
            pg: kcp
            modules: [window.general]
            methods: [card]
            mid: AB12C
            credentials: { site_key: env://K }
            key: channel-key-893597d6-e62d-410f-83f9-119f530b4b11
        whitelist: [203.0.113.7/32, 198.51.100.0/24, "2001:db8::/48"]
        ---
        merchant: acme-2
        keys: { code: imp87654321 }
        whitelist: [198.51.100.0/32]
        ---
        merchant: open

        """)
    let tables = scratch.url.appending(path: "tables")
    try TableSample(workspace: scratch.url.appending(path: "workspace")).write([kind], below: tables)
    return tables.appending(path: "current/\(kind.rawValue)")
  }

  private func expectAnswers(of server: Server) throws {
    let answers = try server.answers(to: Self.callers.map(\.address), code: "imp87654321")
    #expect(answers == Self.callers.map { "\($0.answer) acme-2" })
    #expect(try server.answers(to: ["127.0.0.1"], code: "imp00000000") == ["0 0 1 nobody"])
  }

  @Test("nginx", .enabled(if: nginx.isInstalled, nginx.comment))
  func inNginx() throws {
    let scratch = try Scratch()
    let tables = try Self.tables(.nginx, in: scratch).path
    let port = try Loopback.freePort()
    let configuration = try scratch.file(
      named: "nginx.conf",
      holding: """
        daemon off;
        master_process off;
        pid \(scratch.url.path)/nginx.pid;
        error_log stderr;
        events {}
        http {
          access_log off;
          client_body_temp_path \(scratch.url.path)/body;
          proxy_temp_path \(scratch.url.path)/proxy;
          fastcgi_temp_path \(scratch.url.path)/fastcgi;
          uwsgi_temp_path \(scratch.url.path)/uwsgi;
          scgi_temp_path \(scratch.url.path)/scgi;
          set_real_ip_from 127.0.0.1;
          real_ip_header X-Forwarded-For;
          map_hash_bucket_size 128;
          include \(tables)/whitelist.conf;
          map $arg_code $merchant { default nobody; include \(tables)/merchants.map; }
          map $arg_store $scope { default nobody; include \(tables)/stores.map; }
          map $arg_key $mode { default none; include \(tables)/channels.map; }
          server {
            listen 127.0.0.1:\(port);
            return 200 "$midas_whitelist_acme $midas_whitelist_acme_2 $midas_whitelist_open $merchant\\n";
          }
        }

        """)
    let arguments = ["-p", scratch.url.path, "-c", configuration.path]
    let check = try Self.nginx.run(["-t"] + arguments, in: scratch.url)
    #expect(check.exit == 0, "\(check.errors)")
    let server = try Server(Self.nginx, arguments, on: port, in: scratch.url)
    try expectAnswers(of: server)
  }

  @Test("HAProxy", .enabled(if: haproxy.isInstalled, haproxy.comment))
  func inHAProxy() throws {
    let scratch = try Scratch()
    let tables = try Self.tables(.haproxy, in: scratch).path
    let port = try Loopback.freePort()
    let allowed = ["acme", "acme-2", "open"].map { handle in
      "%[req.hdr(x-forwarded-for),map_ip(\(tables)/whitelist/\(handle).map,0)]"
    }
    let configuration = try scratch.file(
      named: "haproxy.cfg",
      holding: """
        defaults
          mode http
          timeout connect 5s
          timeout client 5s
          timeout server 5s
        frontend shop
          bind 127.0.0.1:\(port)
          http-request set-var(txn.mode) url_param(key),map(\(tables)/channels.map,none)
          http-request set-var(txn.scope) url_param(store),map(\(tables)/stores.map,none)
          http-request return status 200 content-type text/plain lf-string "\(allowed.joined(separator: " ")) %[url_param(code),map(\(tables)/merchants.map,nobody)]"

        """)
    let check = try Self.haproxy.run(["-c", "-f", configuration.path], in: scratch.url)
    #expect(check.exit == 0, "\(check.output)\(check.errors)")
    let server = try Server(Self.haproxy, ["-db", "-f", configuration.path], on: port, in: scratch.url)
    try expectAnswers(of: server)
  }

  @Test(
    "A key that no map can hold is refused, and nothing is left out in silence",
    arguments: [TableKind.nginx, .haproxy])
  func refusal(kind: TableKind) throws {
    let scratch = try Scratch()
    try scratch.file(named: "workspace/midas.yaml", holding: "midas: 1\n")
    try scratch.file(named: "workspace/a.yaml", holding: "merchant: a\nkeys: { code: \"imp 1; }\" }\n")
    let sample = try TableSample(workspace: scratch.url.appending(path: "workspace"))
    let tables = scratch.url.appending(path: "tables")
    #expect(throws: TableError.self) { try sample.write([kind], below: tables) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: tables.path) == [])
  }
}
