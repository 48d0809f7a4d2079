import Foundation
import FuzzTargets
import TestSupport
import Testing

@Suite("Every input that the fuzzer has shown to matter", .timeLimit(.minutes(20)))
struct CorpusTests {
  @Test("is taken without complaint", arguments: FuzzTarget.all)
  func corpus(target: FuzzTarget) throws {
    let folder = Repository.url("Tests/Fuzzing/Corpus/\(target.name)")
    let inputs = Repository.files(in: folder)
    #expect(!inputs.isEmpty)
    for input in inputs {
      let bytes = try Data(contentsOf: folder.appending(path: input))
      #expect(target.complaint(Array(bytes)) == nil, "\(target.name)/\(input)")
    }
  }
}
