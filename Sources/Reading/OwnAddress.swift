internal import Markup
internal import Model

/// The page's own address: where it was fetched, or what a saved page says of itself.
enum OwnAddress {
  static func of(_ content: PageContent, _ capture: Capture) -> WebAddress? {
    if capture.method != .saved { return (capture.finalURL ?? capture.requestedURL).asWebAddress }
    if let kept = capture.finalURL?.asWebAddress { return kept }
    let canonical = content.links.filter { $0.node.name == "link" && $0.relations.contains("canonical") }
    for link in canonical { if let address = link.address.asWebAddress { return address } }
    for key in ["og:url", "twitter:url", "al:web:url"] {
      if let address = content.meta(key)?.value.asWebAddress { return address }
    }
    return nil
  }
}

extension String {
  fileprivate var asWebAddress: WebAddress? { WebAddress(hasPrefix("//") ? "https:" + self : self) }
}
