import MidasPlanning
import MidasResources
import MidasStore
import PostgreSQLSupport
import StateSupport

/// Small states to write.
enum Sample {
  /// One merchant with two channels.
  static var wanted: Wanted { wanted(mid: "M1") }

  /// One merchant with two channels, of which one has `mid`.
  static func wanted(mid: String) -> Wanted {
    Wanted(
      workspace: "w",
      merchants: [
        WantedMerchant(
          "acme",
          [
            Resource(.key("acme", "code"), [.keyValue: .text("code-\(mid)")]),
            .channel(
              "acme", "card", mid: mid, modules: ["window.simple", "api.key-in"],
              [.channelMethods: .set(of: ["card", "vbank"])]),
            .channel("acme", "none", mid: "M2"),
          ])
      ])
  }

  /// Many channels, ten to a merchant, whose names end in `name`.
  static func wanted(channels: Int, name: String = "") -> Wanted {
    let merchants = (0..<max(1, channels / 10)).map { number in
      let handle = "m\(number)"
      let ids = 0..<min(10, channels)
      let resources = ids.map { id in
        Resource.channel(
          handle, "c\(id)", mid: "M\(number)-\(id)", [.channelName: .text("channel \(id)\(name)")])
      }
      return WantedMerchant(handle, resources)
    }
    return Wanted(workspace: "w", merchants: merchants.sorted { precedesInBytes($0.handle, $1.handle) })
  }
}

/// What a store says when it cannot do something; nothing if it can.
func refusal(_ body: () throws -> Void) -> StoreError? {
  do {
    try body()
    return nil
  } catch {
    return error as? StoreError ?? .defect("another error: \(error)")
  }
}

extension StoreError {
  /// The reason, where the store is unavailable or damaged.
  var unavailability: String? {
    switch self {
    case .unavailable(let reason): reason
    case .damaged(let reason): "damaged: \(reason)"
    case .stale, .busy, .defect: nil
    }
  }

  /// Whether another writer was in the way.
  var isBusy: Bool {
    if case .busy = self { return true }
    return false
  }
}
