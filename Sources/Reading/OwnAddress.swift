internal import Markup
internal import Model

/// The page's own address: where it was fetched, or what a saved page says of itself.
enum OwnAddress {
  /// A page from this computer or the inner network stands for the page that it names as its canonical one,
  /// as a saved file does: a stranger never meets it there.
  static func of(_ content: PageContent, _ capture: Capture) -> WebAddress? {
    if let reached = (capture.finalURL ?? capture.requestedURL).asWebAddress, !isPrivate(reached.host) {
      return reached
    }
    for link in content.links
    where link.node.name == "link" && link.relations.contains("canonical") {
      if let address = link.address.asWebAddress, !isPrivate(address.host) { return address }
    }
    for link in content.links where link.node.attribute("hreflang") == "x-default" {
      if let address = link.address.asWebAddress, !isPrivate(address.host) { return address }
    }
    for key in ["og:url", "twitter:url", "al:web:url"] {
      if let address = content.meta(key)?.value.asWebAddress, !isPrivate(address.host) { return address }
    }
    return nil
  }

  /// By its writing alone; nothing is decided by it but which address a page is known under.
  private static func isPrivate(_ host: String) -> Bool {
    host == "localhost" || host.hasSuffix(".localhost") || host.hasPrefix("[")
      || ["127.", "10.", "192.168.", "169.254."].contains { host.hasPrefix($0) }
  }
}

extension String {
  fileprivate var asWebAddress: WebAddress? { WebAddress(hasPrefix("//") ? "https:" + self : self) }
}
