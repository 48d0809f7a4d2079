import MidasModel

/// A member of a group whose channel could be found.
struct GroupMember {
  /// The member as written.
  let share: Group.Share
  /// The index of its channel.
  let channel: Int
}

extension MerchantSubject {
  /// The members of a group whose channels could be found, in order.
  func members(of group: Group) -> [GroupMember] {
    group.channels.known.compactMap { share in
      channel(named: share.channel.value).map { GroupMember(share: share, channel: $0) }
    }
  }

  /// A group as messages name it: its id, or `?` where that cannot be read.
  func name(of group: Group) -> String { group.id.value.map(merchant.string) ?? "?" }
}
