public import MidasResources

/// What a revision changed of one resource, as the worklist reads it.
public struct WorkChange: Sendable {
  /// The revision.
  public var revision: Int
  /// The place of the change in its revision, from 0.
  public var position: Int
  /// The resource's address afterwards; of a deleted one, the address it had.
  public var address: Address
  /// The address it had until then, where that was another.
  public var from: Address?
  /// The resource until then.
  public var before: Resource?
  /// The resource afterwards.
  public var after: Resource?
  /// The fields behind whose references another value was found.
  public var rotated: [String]

  /// A change as recorded.
  public init(
    revision: Int, position: Int, address: Address, from: Address? = nil, before: Resource?,
    after: Resource?, rotated: [String] = []
  ) {
    self.revision = revision
    self.position = position
    self.address = address
    self.from = from
    self.before = before
    self.after = after
    self.rotated = rotated
  }

  /// Whether it is about the fingerprints that are recorded, or the owner: nothing that the console knows.
  var isSilent: Bool { before == after && rotated.isEmpty }
}

/// One thing that a change left to people, by what a tick of it says.
public struct WorkID: Hashable, Sendable {
  /// The revision of the change.
  public var revision: Int
  /// The place of the change in its revision, from 0.
  public var position: Int
  /// `console`, or the kind and the subject of what is to do elsewhere.
  public var task: String

  /// `task` of a change.
  public init(revision: Int, position: Int, task: String) {
    self.revision = revision
    self.position = position
    self.task = task
  }
}

/// When something was ticked, and by whom.
public struct WorkTick: Hashable, Sendable {
  /// The time in UTC.
  public var time: String
  /// The person or job.
  public var actor: String

  /// A tick of `actor`.
  public init(time: String, actor: String) {
    self.time = time
    self.actor = actor
  }
}
