import Foundation
import MidasSchema

/// A document that was changed in one place.
enum Mutant {
  /// Where a value stands: keys and indices from the root.
  private typealias Path = [Step]

  private enum Step {
    case key(String)
    case index(Int)

    var text: String {
      switch self {
      case .key(let key): "/\(key)"
      case .index(let index): "/\(index)"
      }
    }
  }

  /// What stands in a value's place, one after the other.
  private static var replacements: [(String, Any)] {
    [
      ("null", NSNull()), ("list", [Any]()), ("mapping", [String: Any]()), ("words", "two Words"),
      ("number", -1),
      ("boolean", true),
    ]
  }

  /// The document with one value replaced, left out or under another key, for every value in it.
  static func all(of document: Candidate) throws -> [Candidate] {
    let root = try JSONSerialization.jsonObject(with: Data(document.text.utf8))
    return try paths(in: root).flatMap { path in
      let place = path.map(\.text).joined()
      var changes: [(String, Any?)] = replacements.map { ("\(place) as \($0.0)", $0.1) }
      changes.append(("\(place) left out", nil))
      var mutants = changes.map { name, value in (name, changed(root, at: path[...], to: value)) }
      if case .key(let key)? = path.last {
        mutants.append(("\(place) misspelt", renamed(root, at: path[...], to: key + "zz")))
      }
      return try mutants.map { name, mutant in
        let data = try JSONSerialization.data(
          withJSONObject: mutant, options: [.sortedKeys, .withoutEscapingSlashes])
        return Candidate(name: name, schema: document.schema, text: String(decoding: data, as: UTF8.self))
      }
    }
  }

  private static func paths(in value: Any) -> [Path] {
    if let object = value as? [String: Any] {
      return object.sorted { $0.key < $1.key }.flatMap { key, value in
        [[.key(key)]] + paths(in: value).map { [.key(key)] + $0 }
      }
    }
    guard let array = value as? [Any] else { return [] }
    return array.enumerated().flatMap { index, value in
      [[.index(index)]] + paths(in: value).map { [.index(index)] + $0 }
    }
  }

  private static func changed(_ value: Any, at path: ArraySlice<Step>, to new: Any?) -> Any {
    switch path.first {
    case .key(let key):
      guard var object = value as? [String: Any], let old = object[key] else { return value }
      object[key] = path.count == 1 ? new : changed(old, at: path.dropFirst(), to: new)
      return object
    case .index(let index):
      guard var array = value as? [Any] else { return value }
      if path.count > 1 {
        array[index] = changed(array[index], at: path.dropFirst(), to: new)
      } else if let new {
        array[index] = new
      } else {
        array.remove(at: index)
      }
      return array
    case nil: return value
    }
  }

  private static func renamed(_ value: Any, at path: ArraySlice<Step>, to name: String) -> Any {
    guard case .key(let key)? = path.first, path.count == 1, var object = value as? [String: Any] else {
      switch path.first {
      case .key(let key):
        guard let old = (value as? [String: Any])?[key] else { return value }
        return changed(value, at: path.prefix(1), to: renamed(old, at: path.dropFirst(), to: name))
      case .index(let index):
        guard let old = (value as? [Any])?[index] else { return value }
        return changed(value, at: path.prefix(1), to: renamed(old, at: path.dropFirst(), to: name))
      case nil: return value
      }
    }
    object[name] = object.removeValue(forKey: key)
    return object
  }
}
