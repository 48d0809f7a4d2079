import TestSupport
import Testing

@Suite("The table of Sources/README.md holds")
struct ArchitectureTests {
  private let table: ImportTable
  private let declared: [Manifest.Target]

  init() throws {
    table = ImportTable(try Repository.text("Sources/README.md"))
    declared = try Manifest.targets()
  }

  @Test("It lists the targets of Package.swift in their order")
  func sameTargets() {
    #expect(table.targets == declared.map(\.name))
    #expect(!declared.isEmpty)
  }

  @Test("No target depends on more than its row")
  func dependencies() {
    for target in declared {
      let excess = Set(target.dependencies).subtracting(table.allowed(for: target.name))
      #expect(excess.isEmpty, "\(target.name) depends on \(excess.sorted().joined(separator: ", "))")
    }
  }

  @Test("No file imports more than its target's row")
  func imports() throws {
    for target in declared {
      for path in Repository.files(below: target.folder, endingIn: ".swift") {
        let excess = try Self.imports(of: path).subtracting(table.allowed(for: target.name))
        #expect(excess.isEmpty, "\(path) imports \(excess.sorted().joined(separator: ", "))")
      }
    }
  }

  @Test("No module imports Foundation")
  func foundation() throws {
    let files = Repository.files(below: "Sources", endingIn: ".swift")
    #expect(files.count > declared.count)
    for path in files {
      #expect(try !Self.imports(of: path).contains("Foundation"), "\(path) imports Foundation")
    }
  }

  @Test("Nothing behind Compiler but those who read, edit or print text reaches Syntax or Model")
  func closure() {
    let graph = ModuleGraph(declared.map { ($0.name, $0.dependencies) })
    let trespasses = graph.trespasses(
      behind: "Compiler", excepting: ["Workspace", "Fixing", "RouteTesting", "Tool"],
      into: ["Syntax", "Model"])
    #expect(trespasses.isEmpty, "\(trespasses.joined(separator: "\n"))")
  }

  @Test("A trespass is told by its shortest way")
  func shortestWay() {
    let graph = ModuleGraph([
      ("Syntax", []), ("Model", ["Syntax"]), ("Resources", ["Model"]), ("Routing", ["Resources"]),
      ("Compiler", ["Model"]), ("Workspace", ["Compiler"]), ("Tables", ["Routing", "Resources"]),
      ("Lookup", ["Model"]),
    ])
    #expect(
      graph.trespasses(behind: "Compiler", excepting: ["Workspace"], into: ["Syntax"]) == [
        "Tables reaches Syntax through Resources → Model", "Lookup reaches Syntax through Model",
      ])
    #expect(
      graph.trespasses(behind: "Tables", excepting: [], into: ["Model"]) == ["Lookup reaches Model directly"])
  }

  /// The modules that a file imports, whatever part of them it names.
  private static func imports(of path: String) throws -> Set<String> {
    let pattern =
      /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:public |package |internal |private |fileprivate )?import +(?:(?:struct|class|enum|protocol|func|var|let|typealias) +)?(\w+)/
    let modules = try Repository.text(path).matches(of: pattern.anchorsMatchLineEndings()).map {
      Manifest.withoutPrefix(String($0.1))
    }
    return Set(modules).subtracting(["Swift"])
  }
}
