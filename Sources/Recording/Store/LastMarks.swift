import MidasResources

/// Which row each address has after all revisions, by what they say they wrote.
struct LastMarks {
  private var marks: [String: StoredMark] = [:]

  /// - Parameter all: every change, oldest first.
  init(_ all: [StoredMark]) {
    var revision: ArraySlice<StoredMark> = []
    for mark in all {
      if let first = revision.first, first.revision != mark.revision {
        take(revision)
        revision = []
      }
      revision.append(mark)
    }
    take(revision)
  }

  /// Within one revision, what goes does before what comes.
  private mutating func take(_ revision: ArraySlice<StoredMark>) {
    for mark in revision {
      marks[mark.from ?? mark.address] = nil
      if mark.isDeletion { marks[mark.address] = nil }
    }
    for mark in revision where !mark.isDeletion { marks[mark.address] = mark }
  }

  /// The mark of the row at `address`, which is seen now.
  mutating func take(_ address: String) -> StoredMark? { marks.removeValue(forKey: address) }

  /// The addresses whose rows were written and not seen, each with the revision that wrote it.
  var unseen: [(address: String, revision: Int)] {
    marks.map { ($0.key, $0.value.revision) }.sorted { precedesInBytes($0.0, $1.0) }
  }
}
