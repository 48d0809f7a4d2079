import MidasCatalog
import MidasCompiler
import MidasDiagnostics
import MidasModel
import MidasSchema

@testable import MidasWorkspace

extension Candidate {
  /// The rules whose errors Midas reports on the document, as a file of its own.
  var errors: [String] {
    let bytes = Array(text.utf8)
    return findings(in: bytes).filter { $0.severity == .error }.map(\.rule)
  }

  private func findings(in bytes: [UInt8]) -> [Diagnostic] {
    switch schema {
    case .merchant:
      let compiler = Compiler(catalog: .builtIn)
      return Linker(compiler).link([compiler.unit(of: bytes)]) { _ in bytes }.findings
    case .workspace: return Settings(reading: bytes).findings
    case .routes: return RoutesDocument(reading: bytes).findings
    }
  }
}
