import ArgumentParser

/// What a question is put to.
enum Origin: String, CaseIterable, ExpressibleByArgument {
  /// The recorded state.
  case state
  /// The configuration, without opening a store.
  case config
}
