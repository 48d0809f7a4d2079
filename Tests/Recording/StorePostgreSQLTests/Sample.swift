import MidasPlanning
import MidasResources
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
            .channel(
              "acme", "card", mid: mid, modules: ["window.simple", "api.key-in"],
              [.channelMethods: .set(of: ["card", "vbank"])]),
            .channel("acme", "none", mid: "M2"),
          ])
      ])
  }
}
