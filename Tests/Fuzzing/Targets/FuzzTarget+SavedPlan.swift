import MidasPlanning

extension FuzzTarget {
  /// A saved plan: what is read must be what is printed again, and be shown as text.
  public static let savedPlan = FuzzTarget(name: "saved-plan") { bytes in
    guard let plan = try? Plan(reading: bytes) else { return nil }
    guard let again = try? Plan(reading: Array(plan.json.utf8)) else { return "not read again" }
    if again.json != plan.json { return "read otherwise again" }
    if again.fingerprint != plan.fingerprint { return "another fingerprint" }
    return plan.text.isEmpty ? "shown as nothing" : nil
  }
}
