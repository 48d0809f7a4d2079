public import MidasCatalog
public import MidasResources

/// One step of the worklist.
public struct WorkItem: Hashable, Sendable {
  /// What a tick of it says.
  public let id: WorkID
  /// The resource it is about.
  public let address: Address
  /// What is to do.
  public let work: Work
  /// The number of the change among all that were ever recorded, from 1.
  let change: Int
  /// Its place among what else the change left to do, from 0; nothing for the console's step.
  let part: Int?

  /// What is to do, and where.
  public enum Work: Hashable, Sendable {
    /// At PortOne's console, for the resource itself.
    case console(ConsoleStep)
    /// Elsewhere, or by mail.
    case elsewhere(ManualTask)
  }

  /// The word by which it is ticked: `5` for a step at the console, `5a` for what belongs to it elsewhere.
  ///
  /// It stays what it is while other steps come and go, and is never given to another step.
  public var number: String { "\(change)\(part.map(Self.letters) ?? "")" }

  /// What kind of thing is to do, a word for programs.
  public var kind: String {
    switch work {
    case .console(let step): step.action.rawValue
    case .elsewhere(let task): task.kind.rawValue
    }
  }

  /// What to do, in one line.
  public func title(in language: Language, _ catalog: Catalog) -> String {
    switch work {
    case .console(let step): step.title(in: language)
    case .elsewhere(let task): task.text(in: language)
    }
  }

  /// What to enter, in the order of the console's form.
  public func entries(in language: Language, _ catalog: Catalog) -> [ConsoleEntry] {
    guard case .console(let step) = work else { return [] }
    return step.entries(in: language, catalog)
  }

  /// What to do or to know besides.
  public func notes(in language: Language, _ catalog: Catalog) -> [String] {
    guard case .console(let step) = work else { return [] }
    return step.notes(in: language)
  }

  /// `a` to `z`, then `aa`.
  private static func letters(_ index: Int) -> String {
    let last = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index % 26)))
    return index < 26 ? last : letters(index / 26 - 1) + last
  }
}

extension WorkItem: Comparable {
  /// The order in which things are to be done: that of the changes, what belongs to one behind it.
  public static func < (left: WorkItem, right: WorkItem) -> Bool {
    (left.change, left.part ?? -1) < (right.change, right.part ?? -1)
  }
}

/// Something that a form asks for.
public struct ConsoleEntry: Hashable, Sendable {
  /// The field for programs: `mid`, `credentials.sign_key`.
  public let field: String
  /// What the console calls it.
  public let label: String
  /// What it shows until then, where that is another value.
  public let before: String?
  /// What to enter.
  public let value: String
}
