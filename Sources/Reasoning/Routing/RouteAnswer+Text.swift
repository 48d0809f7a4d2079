import MidasResources

extension RouteAnswer {
  /// The answer for a person: the outcome, a line a channel, the reasons.
  public var text: String {
    var lines = [outcome.rawValue]
    for channel in channels {
      var words = [channel.address?.text ?? "(not declared)", channel.isLive ? "live" : "test"]
      words.append(channel.code.map { "\($0).\(channel.mid)" } ?? "\(channel.mid), no V1 code")
      if let key = channel.key { words.append(key) }
      if let assigned = channel.assigned { words.append("assigned to \(assigned)") }
      lines.append("  " + words.joined(separator: "  "))
    }
    return (lines + why.map { "  - \($0)" }).joined(separator: "\n") + "\n"
  }
}
