extension Resource {
  /// The resources of the same merchant that this one names, which must be there as long as it is.
  public var namedResources: [Address] {
    let handle = address.merchant
    var named: [Address] = []
    if address.kind != .submerchant, let store = address.submerchant {
      named.append(.submerchant(handle, store))
    }
    if let channel = text(.defaultChannel), address.kind == .default {
      named.append(.channel(handle, channel))
    }
    if let store = text(.channelAssign), address.kind == .channel {
      named.append(.submerchant(handle, store))
    }
    for member in entries(.groupChannels) { named.append(.channel(handle, member.key)) }
    return named
  }
}
