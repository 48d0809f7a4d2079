#if PostgreSQL
import TestSupport
import Testing

@Suite("On a machine without libpq")
struct MissingLibraryTests {
  @Test("all works but a state in PostgreSQL, which says what to install")
  func missing() throws {
    let session = try StateSession()
    try session.declare(StateSession.merchant([("card", "AB12C")]))
    // The loader takes the first file of that name that it meets, and can do nothing with this one.
    try session.scratch.file(named: "libraries/libpq.so.5", holding: "")
    let without = ["LD_LIBRARY_PATH": session.path("libraries")]
    try session.midas("apply", "--auto-approve", exit: 0, environment: without)
    for verb in [["plan"], ["apply", "--auto-approve"], ["show"]] {
      let run = try session.midas(
        verb + ["--state", "postgresql://127.0.0.1:1/payments"], exit: 69, environment: without)
      #expect(run.errors.contains("needs libpq"), "\(run.errors)")
      #expect(run.errors.contains("apt install libpq5"))
    }
  }
}
#endif
