import MidasJSON
import MidasSource

extension JSONText {
  /// Adds a member that is a position.
  mutating func position(_ name: String, _ position: Position) {
    object(name) {
      $0.member("line", position.line)
      $0.member("column", position.column)
    }
  }
}
