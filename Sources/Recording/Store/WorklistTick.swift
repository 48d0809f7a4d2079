/// That a person did something which a change had left to people.
///
/// Ticks are about the world outside, so they are in no digest and no seal, and undo and export leave them alone.
public struct WorklistTick: Hashable, Sendable {
  /// The revision of the change.
  public var revision: Int
  /// The place of the change among those of its revision, from 0.
  public var position: Int
  /// What of all that the change left to do: a word of the worklist.
  public var task: String
  /// When it was ticked, in UTC by the store's clock.
  public var time: String
  /// Who ticked it.
  public var actor: String

  /// A tick as recorded.
  public init(revision: Int, position: Int, task: String, time: String, actor: String) {
    self.revision = revision
    self.position = position
    self.task = task
    self.time = time
    self.actor = actor
  }
}
