import FuzzTargets
import Glibc

/// libFuzzer over the target that FUZZ_TARGET names; its arguments are libFuzzer's.
@main
enum Fuzzer {
  static let target = FuzzTarget.all.first { target in
    getenv("FUZZ_TARGET").map { String(cString: $0) } == target.name
  }

  static func main() {
    guard target != nil else {
      print("FUZZ_TARGET is one of \(FuzzTarget.all.map(\.name).joined(separator: ", "))")
      exit(64)
    }
    var count = Int32(CommandLine.arguments.count)
    var arguments = CommandLine.arguments.map { strdup($0) } + [nil]
    let status = arguments.withUnsafeMutableBufferPointer { buffer in
      var start = buffer.baseAddress
      return drive(&count, &start, takeInput)
    }
    exit(status)
  }
}

/// What libFuzzer calls with every input, under the name by which it also looks for it.
@_cdecl("LLVMFuzzerTestOneInput")
public func takeInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  Fuzzer.target?.run(bytes, count) ?? 0
}

/// libFuzzer's own way in for programs with a `main`.
@_silgen_name("LLVMFuzzerRunDriver")
private func drive(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ run: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32
