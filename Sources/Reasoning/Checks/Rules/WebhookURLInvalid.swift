import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let webhookURLInvalid = Rule(
    id: "webhook-url-invalid",
    summary: "A webhook's URL is none that PortOne can call.",
    rationale: """
      A URL without scheme or host leads nowhere; a fragment is never sent; a user name and password would stand \
      readable in the file, in the state and in the console. V1 tries a notification once, so what is lost is lost.
      """,
    accepts: """
      merchant: acme
      webhooks:
        - { api: v1, mode: live, url: "https://pay.acme.example/portone?shop=1" }
        - { api: v1, mode: test, url: per-request }
      """,
    rejects: """
      merchant: acme
      webhooks:
        - { api: v1, mode: live, url: ‹pay.acme.example/portone› }
        - { api: v1, mode: test, url: ‹"https://pay.acme.example/portone#live"› }
        - { api: v2, mode: live, url: ‹"https://user:word@pay.acme.example/portone"› }
        - { api: v2, mode: test, url: ‹per_request› }
      """,
    merchant: { subject, findings in
      for webhook in subject.webhookLists.lazy.flatMap(\.callable) {
        guard let fault = URLFault(webhook.url, written: subject.string(webhook.text)) else { continue }
        findings.report(
          fault.message, at: webhook.site, label: fault.label, help: fault.help, rewrite: fault.rewrite)
        if webhook.url.hasUserInfo { findings.hide([webhook.site]) }
      }
    })
}

/// What is wrong with a URL.
///
/// Never quotes it: it may hold a password.
private struct URLFault {
  let message: String
  let label: String
  let help: String
  var rewrite: String?

  init?(_ url: WebURL, written text: @autoclosure () -> String) {
    let noCall = "PortOne could not call it, and no order learns of its payment"
    if url.scheme.isEmpty, misspelt(text(), in: ["per-request"]) != nil {
      self.init("this is no URL", noCall, "did you mean `per-request`?", rewrite: "per-request")
    } else if url.scheme.isEmpty {
      self.init(
        "a webhook's URL needs a scheme", noCall, "write the whole URL, as `https://pay.acme.example/portone`"
      )
    } else if url.scheme != "https", url.scheme != "http" {
      self.init("a webhook is called over HTTPS, not `\(url.scheme.printable)`", noCall, "write `https://…`")
    } else if url.hasUserInfo {
      self.init(
        "a webhook's URL cannot hold a user name or password", "it would stand readable in state and console",
        "take it out; read the payment through the API to know that a notification is true")
    } else if url.host.isEmpty {
      self.init(
        "a webhook's URL needs a host", noCall, "write the whole URL, as `https://pay.acme.example/portone`")
    } else if url.hasFragment {
      self.init(
        "a webhook's URL cannot have a fragment", "what follows `#` is never sent",
        "take out what follows `#`")
    } else if url.hasInvalidPort {
      self.init("the port of this URL is none", noCall, "write a port from 1 to 65535, or none")
    } else if url.hasInvalidCharacter {
      self.init("this URL holds a character that no URL has", noCall, "take it out, or escape it as `%20`")
    } else {
      return nil
    }
  }

  private init(_ message: String, _ label: String, _ help: String, rewrite: String? = nil) {
    self.message = message
    self.label = label
    self.help = help
    self.rewrite = rewrite
  }
}
