import CTinyCDB
import Glibc
import MidasLookup
import MidasTableFormat

/// Times MidasLookup against bare libcdb on one table, in one run, each in turn.
///
///     LookupBenchmark FOLDER FILE [ROUNDS]
///
/// FOLDER holds a manifest, FILE is its CDB. Every key of a V1 request is asked for once a round, in an order that
/// is far from that of the file.
@main
struct LookupBenchmark {
  struct Request {
    let scope: String
    let kind: RequestKind
    let pg: String
    let key: [UInt8]
  }

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 2 else { return print("usage: LookupBenchmark FOLDER FILE [ROUNDS]") }
    let rounds = arguments.count > 3 ? Int(arguments[3]) ?? 15 : 15
    let descriptor = open(arguments[2], O_RDONLY)
    var database = cdb()
    guard cdb_init(&database, descriptor) == 0 else { return print("\(arguments[2]): no CDB") }
    let requests = shuffled(named(in: &database))
    let lookup = try Lookup(following: arguments[1], verifying: false)

    let variants: [(String, () -> Int)] = [
      (
        "libcdb, key at hand",
        { requests.reduce(0) { sum, request in sum + request.key.withUnsafeBytes { find($0, &database) } } }
      ),
      (
        "libcdb, key put together",
        {
          requests.reduce(0) { sum, request in
            sum
              + TableKey.withBytes(.named, request.scope, request.kind.rawValue, request.pg) {
                find($0, &database)
              }
          }
        }
      ),
      (
        "MidasLookup, outcome",
        {
          let table = lookup.table
          return requests.reduce(0) { sum, request in
            sum + (table.route(request.pg, of: request.scope, kind: request.kind).outcome == .none ? 0 : 1)
          }
        }
      ),
      (
        "MidasLookup, channel",
        {
          let table = lookup.table
          return requests.reduce(0) { sum, request in
            sum
              + (table.route(request.pg, of: request.scope, kind: request.kind).channel?.mid.utf8.count ?? 0)
          }
        }
      ),
    ]
    var times = variants.map { _ in [Double]() }
    var sum = 0
    for round in 0...rounds {
      for (index, variant) in variants.enumerated() {
        let start = now()
        sum &+= variant.1()
        // The first round warms the file cache.
        if round > 0 { times[index].append(now() - start) }
      }
    }
    print(
      "\(requests.count) requests, \(database.cdb_fsize / 1_000_000) MB, \(rounds) rounds each in turn (\(sum))"
    )
    // A question comes as texts, so that whoever asks libcdb has to put a key together, too.
    let floor = median(times[1])
    for (index, variant) in variants.enumerated() {
      let nanoseconds = Int(median(times[index]) / Double(requests.count) * 1e9)
      let ratio = Double(Int(median(times[index]) / floor * 100)) / 100
      let isMissed = variant.0 == "MidasLookup, outcome" && ratio > 1.1
      let verdict = isMissed ? ": misses the goal of 1.1 x" : ""
      print(
        "  \(variant.0): \(nanoseconds) ns a request, \(ratio) x libcdb with its key put together\(verdict)")
    }
  }

  /// One lookup as a C program does it: find, then look at the value.
  private static func find(_ key: UnsafeRawBufferPointer, _ database: inout cdb) -> Int {
    guard cdb_find(&database, key.baseAddress, UInt32(key.count)) > 0,
      let value = cdb_get(&database, database.cdb_vlen, database.cdb_vpos)
    else { return 0 }
    return Int(value.load(fromByteOffset: 8, as: UInt8.self))
  }

  private static func named(in database: inout cdb) -> [Request] {
    var requests: [Request] = []
    var position: UInt32 = 2048
    while cdb_seqnext(&position, &database) > 0 {
      guard let start = cdb_get(&database, database.cdb_klen, database.cdb_kpos) else { continue }
      let key = [UInt8](UnsafeRawBufferPointer(start: start, count: Int(database.cdb_klen)))
      let parts = key.split(separator: UInt8(ascii: "\t"), maxSplits: 3, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard parts.count == 4, parts[0] == "pg", !parts[3].isEmpty, let kind = RequestKind(rawValue: parts[2])
      else { continue }
      requests.append(Request(scope: parts[1], kind: kind, pg: parts[3], key: key))
    }
    return requests
  }

  /// The same order in every run.
  private static func shuffled(_ requests: [Request]) -> [Request] {
    var requests = requests
    var state: UInt64 = 1
    for index in requests.indices.dropFirst().reversed() {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      requests.swapAt(index, Int(state >> 33) % (index + 1))
    }
    return requests
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
