import CLibYAML

/// libyaml's events over bytes that outlive the stream.
///
/// libyaml keeps pointers into its parser, so the parser stays on the heap and the stream cannot be copied.
struct EventStream: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// A stream over `bytes`, read as UTF-8 without a byte-order mark; nil when memory is short.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    parser = .allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      return nil
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// Reads the next event into `event`, which the caller deletes; false at a syntax error.
  mutating func next(_ event: inout yaml_event_t) -> Bool {
    yaml_parser_parse(parser, &event) == 1
  }

  /// What libyaml says of the error that ended the stream; marks count code points from the stream's start.
  var problem: (text: String, mark: Int, context: (text: String, mark: Int)?) {
    let state = parser.pointee
    let text = state.problem.map { String(cString: $0) } ?? "the text is not YAML"
    let context = state.context.map { (String(cString: $0), Int(state.context_mark.index)) }
    return (text, Int(state.problem_mark.index), context)
  }
}
