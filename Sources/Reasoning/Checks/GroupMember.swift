import MidasCatalog
import MidasModel

/// A member of a group whose channel could be found.
struct GroupMember {
  /// The member as written.
  let share: Group.Share
  /// The channel's index.
  let index: Int
  /// What the author wrote of the channel.
  let channel: Channel
  /// What the catalog makes of it.
  let facts: ChannelFacts
}

extension MerchantSubject {
  /// The members of a group whose channels could be found, in order.
  func members(of group: Group) -> [GroupMember] {
    group.channels.known.compactMap { share in
      channel(named: share.channel.value).map { index in
        GroupMember(
          share: share, index: index, channel: merchant.channels.known[index], facts: channels[index])
      }
    }
  }

  /// A group as messages name it: its id, or `?` where that cannot be read.
  func name(of group: Group) -> String { group.id.value.map(merchant.string) ?? "?" }
}
