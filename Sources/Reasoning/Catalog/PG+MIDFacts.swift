extension PG {
  /// What the documents say of a PG's MIDs; a flag is set where it is stated.
  public struct MIDFacts: Hashable, Sendable {
    /// What the PG calls its MID.
    public var term: String
    /// How live MIDs issued through PortOne begin.
    public var livePrefix: String?
    /// How many characters a live MID has.
    public var length: Int?
    /// One-off and subscription payments have separate MIDs.
    public var separateSubscription: Bool
    /// The easy-pay brands of the hub share a MID of their own.
    public var separateEasyPay: Bool
    /// Every easy-pay brand of the hub has a MID of its own.
    public var onePerEasyPayBrand: Bool
    /// Overseas payments have a MID of their own.
    public var separateOverseas: Bool
    /// Every currency has a MID of its own.
    public var onePerCurrency: Bool
    /// How sure all of it is.
    public var confidence: Confidence

    init(
      term: String = "MID", livePrefix: String? = nil, length: Int? = nil, separateSubscription: Bool = false,
      separateEasyPay: Bool = false, onePerEasyPayBrand: Bool = false, separateOverseas: Bool = false,
      onePerCurrency: Bool = false, confidence: Confidence = .plain
    ) {
      self.term = term
      self.livePrefix = livePrefix
      self.length = length
      self.separateSubscription = separateSubscription
      self.separateEasyPay = separateEasyPay
      self.onePerEasyPayBrand = onePerEasyPayBrand
      self.separateOverseas = separateOverseas
      self.onePerCurrency = onePerCurrency
      self.confidence = confidence
    }
  }
}
