public import MidasResources

extension WantedMerchant {
  /// A merchant with `resources` and itself, declared in their order.
  public init(
    _ handle: String, formerly: String? = nil, moved: [(Address, Address)] = [], _ resources: [Resource] = []
  ) {
    let all = [Resource(.merchant(handle))] + resources
    self.init(
      handle: handle, formerly: formerly, moved: moved.map { Move(from: $0.0, to: $0.1) },
      resources: all.enumerated().map { index, resource in
        WantedResource(resource, provenance: Provenance(path: "\(handle).yaml", line: index + 1))
      }.sorted { $0.resource.address < $1.resource.address },
      channelOrder: resources.map(\.address).filter { $0.kind == .channel })
  }
}

extension Resource {
  /// A channel with what every channel has.
  public static func channel(
    _ handle: String, _ id: String, mode: String = "live", pg: String = "kcp", mid: String,
    modules: [String] = ["window.general"], _ more: [Field: FieldValue] = [:]
  ) -> Resource {
    var values: [Field: FieldValue] = [
      .channelMode: .text(mode), .channelPG: .text(pg), .channelMID: .text(mid),
      .channelModules: .set(of: modules),
    ]
    values.merge(more) { $1 }
    return Resource(.channel(handle, id), values)
  }
}
