public import MidasCatalog

/// The modules of a channel.
public struct ModuleList: Sendable {
  /// Those that could be read.
  public var set: ModuleSet = []
  /// There is a member that could not be read, or the list itself could not, or it is missing.
  public var isOpen = false
  /// Each module with where it stands, in order.
  public var members: [Located<Module>] = []

  /// No modules.
  public init() {}
}

/// The methods of a channel.
public struct MethodList: Sendable {
  /// The methods are written out; otherwise they are those the catalog gives the modules.
  public var isDeclared = false
  /// Those that could be read.
  public var set: MethodSet = []
  /// There is a member that could not be read.
  public var isOpen = false
  /// Each method with where it stands, in order.
  public var members: [Located<Method>] = []
  /// Names that are no method of any PG.
  public var strangers: [Located<Text>] = []
  /// Methods written in another generation's or PG's spelling.
  public var respelled: [Located<Method>] = []

  /// No methods.
  public init() {}
}
