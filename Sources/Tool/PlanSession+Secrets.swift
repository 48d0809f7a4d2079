import Glibc
import MidasCatalog
import MidasCompiler
import MidasDiagnostics
import MidasPlanning
import MidasResources
import MidasSecrets
import MidasSource
import MidasWorklist
import MidasWorkspace

/// What only a plan that resolves references can find.
extension PlanSession {
  /// Findings on the secrets that were resolved, each at the scalar that names it.
  func diagnostics(of secrets: SecretSession?) -> [Diagnostic] {
    guard let secrets else { return [] }
    let now = time(nil)
    var diagnostics: [Diagnostic] = []
    for (address, references) in secrets.declared {
      for reference in references {
        if let failure = secrets.failures[reference] {
          diagnostics.append(unresolved(reference, of: address, failure))
          continue
        }
        diagnostics += tooLong(reference, of: address, having: secrets.lengths[reference] ?? 0)
        if let end = secrets.certificates[reference]?.end {
          diagnostics += expiring(reference, of: address, in: (end - now) / 86_400, hasEnded: end <= now)
        }
      }
    }
    return compiled.rated(diagnostics).inPrintedOrder(of: compiled.files)
  }

  private func unresolved(
    _ reference: String, of address: Address, _ failure: ResolutionFailure
  ) -> Diagnostic {
    Diagnostic(
      rule: "reference-unresolved", severity: .warning,
      message: "`\(reference)` leads to no value: \(failure.reason)",
      place: place(of: reference, in: address),
      label: "whether the secret behind it changed is unknown",
      help: failure.help.isEmpty ? nil : failure.help)
  }

  /// A certificate that a PG checks payments with, in the last days in which it can be renewed or after them.
  private func expiring(
    _ reference: String, of address: Address, in days: Int, hasEnded: Bool
  ) -> [Diagnostic] {
    fields(of: reference, in: address).compactMap { field in
      guard let renewable = field.certificateRenewableDays, hasEnded || days < renewable else { return nil }
      let message =
        hasEnded
        ? "the certificate behind `\(reference)` has expired"
        : "the certificate behind `\(reference)` expires in \(days == 1 ? "1 day" : "\(days) days")"
      return Diagnostic(
        rule: "certificate-expiring", severity: .warning, message: message,
        place: place(of: reference, in: address),
        label: hasEnded
          ? "the PG refuses approvals and cancellations with it"
          : "the PG refuses approvals and cancellations with it from then on",
        help: "have the PG issue another one, and enter it at PortOne before this one ends")
    }
  }

  /// A secret that its PG's form cuts short; how long it is stays unsaid.
  private func tooLong(_ reference: String, of address: Address, having length: Int) -> [Diagnostic] {
    fields(of: reference, in: address).compactMap { field in
      guard let most = field.maxLength, length > most else { return nil }
      return Diagnostic(
        rule: "credential-length", severity: .error,
        message: "what `\(reference)` leads to is longer than a `\(field.key)`",
        place: place(of: reference, in: address), label: "the PG takes at most \(most) characters",
        help: "enter the value as the PG issued it, without what another program put around it")
    }
  }

  /// The fields of a channel's PG that a reference fills.
  private func fields(of reference: String, in address: Address) -> [CredentialField] {
    let catalog = compiled.workspace.settings.catalog
    guard let channel = resource(at: address), let pg = catalog.index(ofPGOf: channel) else { return [] }
    let names = channel.entries(.channelCredentials).filter { $0.value == reference }.map(\.key)
    return catalog.entries[pg].credentials.fields.filter { names.contains($0.key) }
  }

  private func resource(at address: Address) -> Resource? {
    let merchant = try? merchant(address.merchant)
    return merchant?.resources.first { $0.resource.address == address }?.resource
  }

  private func place(of reference: String, in address: Address) -> Place {
    compiled.place(ofReference: reference, in: address) ?? compiled.linked.place(of: address)
      ?? Place(file: Workspace.settingsFile, SourceSpan(at: 0))
  }
}
