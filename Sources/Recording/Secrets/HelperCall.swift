import Glibc
import Subprocess
import SystemPackage

/// One run of a helper.
struct HelperCall: Sendable {
  let name: String
  let settings: HelperSettings
  let environment: EnvironmentReader

  /// The most bytes that a helper may answer.
  static let largestAnswer = 1 << 20

  /// What every program needs; whatever else a helper reads from the environment is listed in its settings.
  private static let usualVariables = ["HOME", "LANG", "LC_ALL", "LOGNAME", "PATH", "TMPDIR", "USER"]

  /// Runs the helper with `question` on standard input, and gives what it printed.
  ///
  /// Standard error goes nowhere: what a helper says there may hold what it was asked for.
  func answer(to question: [UInt8]) async throws(ResolutionFailure) -> [UInt8] {
    let ended: Ended
    do {
      ended = try await withThrowingTaskGroup(of: Ended.self) { group in
        group.addTask { try await run(question) }
        group.addTask {
          try await Task.sleep(for: .seconds(settings.timeout))
          return .late
        }
        defer { group.cancelAll() }
        return try await group.next() ?? .late
      }
    } catch let error as ResolutionFailure {
      throw error
    } catch let error as SubprocessError where error.code == .outputLimitExceeded {
      throw failure("answers with more than \(Self.largestAnswer >> 20) MiB")
    } catch {
      throw failure("cannot be run: `\(settings.command.first ?? "")`")
    }
    switch ended {
    case .late: throw failure("did not answer within \(Self.words(settings.timeout))")
    case .failed(let status): throw failure("failed (\(status))")
    case .answered(let bytes): return bytes
    }
  }

  private enum Ended: Sendable {
    case answered([UInt8])
    case failed(String)
    case late
  }

  private func run(_ question: [UInt8]) async throws -> Ended {
    var options = PlatformOptions()
    // A session of its own, so that what it started ends with it, and no terminal to ask questions at.
    options.createSession = true
    options.teardownSequence = [
      .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(200))
    ]
    // A file rather than a pipe: a helper that ends without reading it leaves nobody behind who writes.
    guard let file = tmpfile() else { throw failure("cannot be asked: no temporary file") }
    defer { fclose(file) }
    guard fwrite(question, 1, question.count, file) == question.count, fflush(file) == 0 else {
      throw failure("cannot be asked: the temporary file is full")
    }
    rewind(file)
    let result = try await Subprocess.run(
      .path(FilePath(settings.command.first ?? "")),
      arguments: Arguments(Array(settings.command.dropFirst())), environment: .custom(variables),
      workingDirectory: "/", platformOptions: options,
      input: .fileDescriptor(FileDescriptor(rawValue: fileno(file)), closeAfterSpawningProcess: false),
      output: .bytes(limit: Self.largestAnswer), error: .discarded)
    switch result.terminationStatus {
    case .exited(0): return .answered(result.standardOutput)
    case .exited(let code): return .failed("exit \(code)")
    case .signaled(let signal): return .failed("signal \(signal)")
    }
  }

  private var variables: [Environment.Key: String] {
    var variables: [Environment.Key: String] = [:]
    for name in Self.usualVariables + settings.environment {
      if let value = environment.value(name), let key = Environment.Key(rawValue: name) {
        variables[key] = value
      }
    }
    return variables
  }

  private func failure(_ words: String) -> ResolutionFailure {
    ResolutionFailure(
      "helper `\(name)` \(words)",
      help: "run it by hand with a question of docs/secrets.md: Midas shows nothing of what it prints")
  }

  private static func words(_ seconds: Double) -> String {
    seconds == seconds.rounded() ? "\(Int(seconds)) s" : "\(seconds) s"
  }
}
