import Glibc

/// What git knows of a workspace; nothing where there is no git, or no repository.
enum Git {
  /// The commit that is checked out at `root`, with `-dirty` behind it if files below differ from it.
  static func commit(of root: String) -> String? {
    guard let head = output(["-C", root, "rev-parse", "--verify", "--quiet", "HEAD"]) else { return nil }
    let commit = head.prefix { $0 != "\n" }
    guard !commit.isEmpty, commit.utf8.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }) else {
      return nil
    }
    // The embedded state is no part of what was declared.
    let status = output(["-C", root, "status", "--porcelain", "--", ".", ":(exclude).midas"])
    return status?.isEmpty == false ? "\(commit)-dirty" : String(commit)
  }

  /// What `git` prints; nothing if it fails.
  private static func output(_ arguments: [String]) -> String? {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    defer { close(ends[0]) }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    for end in ends { posix_spawn_file_actions_addclose(&actions, end) }
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)

    var words = (["git"] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    let failure = posix_spawnp(&process, "git", &actions, nil, &words, environ)
    close(ends[1])
    guard failure == 0 else { return nil }

    var bytes: [UInt8] = []
    _ = Descriptor.read(ends[0], into: &bytes)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status == 0 ? String(decoding: bytes, as: UTF8.self) : nil
  }
}
