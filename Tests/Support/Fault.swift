public import Foundation

/// One point at which a program that runs under the interposer fails, and how.
public struct Fault: CustomStringConvertible, Sendable {
  /// What is counted.
  public enum Site: String, Sendable {
    /// The begin and the end of each SQL statement.
    case statement
    /// Each write, sync, truncation and removal of a file of the state.
    case write
    /// Each message to a server.
    case message
  }

  /// What happens there.
  public enum Deed: String, CaseIterable, Sendable {
    /// The process is killed before the call.
    case kill
    /// It is killed in the middle of a write.
    case tear
    /// The power fails: it is killed, and what was not synced is gone.
    case cut
    /// The disk is full from there on.
    case full
    /// This one call fails as that of a broken disk does.
    case fail
  }

  /// What is counted.
  public var site: Site
  /// Which of them, from 1; 0 is none, so that they are only counted.
  public var point: Int
  /// What happens.
  public var deed: Deed

  /// `deed` at the call number `point` of those at `site`.
  public init(_ deed: Deed, at site: Site, _ point: Int) {
    self.site = site
    self.point = point
    self.deed = deed
  }

  /// No fault: calls are only counted.
  public static let none = Fault(.kill, at: .statement, 0)

  /// The fault in words: "kill at write 12".
  public var description: String { "\(deed) at \(site) \(point)" }

  /// What a program is run with, so that it meets the fault.
  ///
  /// - Parameters:
  ///   - files: A part of the paths of the files whose writes count.
  ///   - log: A file to which a line for each event is appended.
  ///   - name: What names the process in the log.
  public func environment(files: String, log: URL? = nil, name: Int = 0) throws -> [String: String] {
    var environment = [
      "LD_PRELOAD": try Interposer.library().path, "FAULT_SITE": site.rawValue, "FAULT_AT": String(point),
      "FAULT_DEED": deed.rawValue, "FAULT_FILES": files, "FAULT_NAME": String(name),
    ]
    environment["FAULT_LOG"] = log?.path
    return environment
  }
}

/// The library of Tests/Interposer, which makes the program that ships fail at one chosen point.
public enum Interposer {
  /// What builds it; it comes with Swift.
  public static let compiler = PublicTool("clang")

  private static let built = Result<URL, any Error> {
    let library = Repository.url(".build/interposer.so")
    let sources = Repository.files(below: "Tests/Interposer", endingIn: ".c")
    let outcome = try compiler.run(
      ["-std=c11", "-Wall", "-Wextra", "-Werror", "-O1", "-fPIC", "-shared", "-o", library.path] + sources,
      in: Repository.root)
    guard outcome.exit == 0 else { throw Failure(errors: outcome.errors) }
    return library
  }

  /// Why the library could not be built.
  struct Failure: Error {
    let errors: String
  }

  /// The library, built once in a run.
  static func library() throws -> URL { try built.get() }
}
