public import MidasSource

/// How a finding can be mended, as the rule that is certain of it says it.
///
/// It speaks of values and knows nothing of quotes, commas and lines. Before anybody is offered it as a
/// `Diagnostic.Fix`, it is made into edits of bytes, and what they lead to is compiled again.
public enum Mend: Hashable, Sendable {
  /// Another text in the place of a scalar or key; its quotes stay, or come where the text needs them.
  case text(Place, String)
  /// Another word in the place of a scalar, never in quotes: `true`, `false` or a number.
  case plain(Place, String)
  /// The scalar as it is, in double quotes.
  case quotes(Place)
  /// The scalar as it is, as the only member of a list.
  case list(Place)
  /// No such entry of a mapping, or member of a list; the place is that of its value.
  case removal(Place, of: String)
  /// Another word in a comment.
  case word(Place, String)
  /// No such comment.
  case uncomment(Place)

  /// What it does, as an order: "write `window.simple`".
  public var title: String {
    switch self {
    case .text(_, let text), .plain(_, let text), .word(_, let text): "write `\(text.printable)`"
    case .quotes: "quote it"
    case .list: "make it a list"
    case .removal(_, let name): "take out `\(name.printable)`"
    case .uncomment: "delete the comment"
    }
  }

  /// What it changes.
  public var place: Place {
    get {
      switch self {
      case .text(let place, _), .plain(let place, _), .quotes(let place), .list(let place),
        .removal(let place, _), .word(let place, _), .uncomment(let place):
        place
      }
    }
    set {
      switch self {
      case .text(_, let text): self = .text(newValue, text)
      case .plain(_, let text): self = .plain(newValue, text)
      case .quotes: self = .quotes(newValue)
      case .list: self = .list(newValue)
      case .removal(_, let name): self = .removal(newValue, of: name)
      case .word(_, let text): self = .word(newValue, text)
      case .uncomment: self = .uncomment(newValue)
      }
    }
  }
}
