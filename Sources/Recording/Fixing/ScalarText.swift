import MidasModel
import MidasSyntax

/// How a text is written as a scalar of YAML.
enum ScalarText {
  /// `text` in the style of the scalar that it replaces; nil for a block, which no edit touches.
  ///
  /// Quotes stay as they are. A plain scalar stays plain where every reader of YAML takes the new text for the same
  /// text, and is quoted where one would not.
  static func written(_ text: String, inPlaceOf style: Node.Style) -> String? {
    switch style {
    case .plain: isPlain(text) ? text : doubleQuoted(text)
    case .singleQuoted:
      text.unicodeScalars.allSatisfy(isShown) ? "'\(text.replacing("'", with: "''"))'" : doubleQuoted(text)
    case .doubleQuoted: doubleQuoted(text)
    case .block, .none: nil
    }
  }

  /// Whether `text` may stand without quotes, in brackets too.
  ///
  /// Letters, digits and signs that mean nothing in YAML; a colon only before a slash, as in `env://NAME`.
  static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard let first = bytes.first, !"-.:".utf8.contains(first) else { return false }
      for (index, byte) in bytes.enumerated() {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: break
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"): break
        case UInt8(ascii: ":"):
          guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "/") else { return false }
        default: return false
        }
      }
      return AmbiguousScalar.type(of: bytes) == nil && !bytes.elementsEqual("null".utf8)
    }
  }

  private static func doubleQuoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where isShown(scalar): result.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }
    }
    return result + "\""
  }

  /// Whether a character stands for itself between quotes, visibly and on the same line.
  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
    default: true
    }
  }
}
