import FuzzTargets
import Glibc

/// libFuzzer over the target that FUZZ_TARGET names; its arguments are libFuzzer's.
@main
enum Fuzzer {
  private static let target = FuzzTarget.all.first { target in
    getenv("FUZZ_TARGET").map { String(cString: $0) } == target.name
  }

  static func main() {
    guard target != nil else {
      print("FUZZ_TARGET is one of \(FuzzTarget.all.map(\.name).joined(separator: ", "))")
      exit(64)
    }
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(drive(&count, &arguments) { bytes, count in target?.run(bytes, count) ?? 0 })
  }
}

/// libFuzzer's own way in for programs with a `main`.
@_silgen_name("LLVMFuzzerRunDriver")
private func drive(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ run: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32
