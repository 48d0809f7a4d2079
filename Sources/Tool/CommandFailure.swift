/// Ends a run with a status and, unless it is empty, a message for the person.
struct CommandFailure: Error {
  let status: ExitStatus
  var message = ""
}
