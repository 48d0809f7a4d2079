import TestSupport
import Testing

/// The statements of docs/stores.md, for roles of a test's own.
struct Rights {
  /// Makes both roles, and lets one of them create the state.
  let creation: String
  /// Lets the other one read it.
  let reading: String

  static func documented(for database: String) throws -> Rights {
    let page = try Repository.text("docs/stores.md")
    let blocks = page.matches(of: /```sql\n((?:.|\n)*?)```/).map { match in
      String(match.1).replacing("midas_apply", with: "\(database)_apply")
        .replacing("midas_read", with: "\(database)_read").replacing(
          "DATABASE payments", with: "DATABASE \(database)")
    }
    return Rights(creation: try #require(blocks.first), reading: try #require(blocks.dropFirst().first))
  }
}
