extension PG {
  /// The currencies (ISO 4217) that a PG takes.
  public struct Currencies: Hashable, Sendable {
    /// The closed list; empty where the documents give none.
    public var list: [String]
    /// The currency of a request that names none.
    public var `default`: String?
    /// Currencies that the PG refuses.
    public var excluded: [String]
    /// Closed lists that hold for one method alone.
    public var byMethod: [ByMethod]
    /// Countries (ISO 3166) whose buyers it serves; empty where nothing is said.
    public var countries: [String]
    /// The smallest amount of one payment, in units of the only currency.
    public var minimum: Int?
    /// How sure all of it is.
    public var confidence: Confidence

    init(
      _ list: [String] = [], default: String? = nil, excluded: [String] = [], byMethod: [ByMethod] = [],
      countries: [String] = [], minimum: Int? = nil, confidence: Confidence = .plain
    ) {
      self.list = list
      self.default = `default`
      self.excluded = excluded
      self.byMethod = byMethod
      self.countries = countries
      self.minimum = minimum
      self.confidence = confidence
    }

    /// The currencies of one method.
    public struct ByMethod: Hashable, Sendable {
      /// The method.
      public var method: Method
      /// Its closed list.
      public var list: [String]

      init(_ method: Method, _ list: [String]) {
        self.method = method
        self.list = list
      }
    }

    /// Whether the documents refuse a currency for a channel with these methods.
    public func refuses(_ currency: String, methods: MethodSet) -> Bool {
      if excluded.contains(currency) { return true }
      if !list.isEmpty { return !list.contains(currency) }
      let lists = byMethod.filter { methods.contains($0.method) }
      return !lists.isEmpty && !lists.contains { $0.list.contains(currency) }
    }
  }
}
