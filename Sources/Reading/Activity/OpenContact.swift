internal import Markup
internal import Model

/// Ways in which a stranger can write to the person from the page: buttons, forms, links into chat programs.
struct OpenContact {
  let context: PageContext

  /// A form or chat link is open; a button may still ask for permission.
  private enum Precision {
    static let open = 100
    static let button = 50
  }

  func facts() -> [Fact] { buttons() + forms() + chats() }

  private func buttons() -> [Fact] {
    var facts: [Fact] = []
    var seen: Set<String> = []
    for block in context.content.blocks where facts.count < 4 {
      guard block.text.utf8.count <= 32, block.place.isDisjoint(with: [.others, .hidden]) else { continue }
      // Few lines have the words of a button: they are asked for before where the line stands.
      let folded = ComparableText.fold(block.text)
      let isFriend = context.activity.friendButtons.contains(folded: folded)
      guard isFriend || context.activity.contactButtons.contains(folded: folded),
        block.isLink || block.element == "button" || Self.isButton(block.node),
        !Self.isInNavigation(block.node), seen.insert(folded).inserted
      else { continue }
      facts.append(
        Fact(
          .openContact, isFriend ? "a button to send a friend request" : "a button to write to you",
          evidence: context.evidence(.text, block.node, excerpt: block.text), visibility: .onPage,
          confidence: Confidence(rawValue: 70), precision: Precision.button))
    }
    return facts
  }

  private static func isButton(_ node: HTMLNode) -> Bool {
    var current: HTMLNode? = node
    for _ in 0..<4 {
      guard let element = current else { return false }
      if element.tag == .button || element.attribute("role") == "button" { return true }
      current = element.parent
    }
    return false
  }

  /// "Messages" in the site's own menu is no offer of this person.
  private static func isInNavigation(_ node: HTMLNode) -> Bool {
    var current: HTMLNode? = node
    for _ in 0..<40 {
      guard let element = current else { return false }
      let tag = element.tag
      if tag == .nav || tag == .footer || tag == .dialog { return true }
      if let role = element.attribute("role"),
        ["navigation", "contentinfo", "dialog", "banner"].contains(role)
      {
        return true
      }
      if tag == .header, element.parent?.tag == .body { return true }
      current = element.parent
    }
    return false
  }

  private func forms() -> [Fact] {
    context.content.forms.filter { $0.isMessage && !$0.hasPassword }.prefix(1).map { form in
      Fact(
        .openContact, "a contact form",
        evidence: context.evidence(.text, form.node, excerpt: form.node.readableText.collapsed),
        visibility: .onPage, confidence: .labelledField, precision: Precision.open)
    }
  }

  private static let chatHosts: [(host: String, name: String)] = [
    ("wa.me", "WhatsApp"), ("api.whatsapp.com", "WhatsApp"), ("m.me", "Messenger"), ("signal.me", "Signal"),
    ("line.me", "Line"), ("ngl.link", "NGL"), ("tellonym.me", "Tellonym"), ("curiouscat.live", "CuriousCat"),
  ]

  private func chats() -> [Fact] {
    var facts: [Fact] = []
    for link in context.content.links
    where link.place.isDisjoint(with: [.others, .chrome]) && facts.count < 4 {
      let address = link.address.lowercased()
      let name: String? =
        address.hasPrefix("sms:")
        ? "text message"
        : address.hasPrefix("whatsapp:")
          ? "WhatsApp"
          : WebAddress(link.address).flatMap { own in
            // An address with a text to share is a share button.
            own.query?.holds("text=") == true && own.path.count <= 1
              ? nil : Self.chatHosts.first { own.isWithin($0.host) }?.name
          }
      guard let name else { continue }
      facts.append(
        Fact(
          .openContact, "a link to write to you by \(name)",
          evidence: context.evidence(.text, link.node, attribute: "href", excerpt: link.address),
          visibility: .onPage, confidence: .labelledField, precision: Precision.open))
      if let number = Self.number(in: link.address, name) {
        facts.append(
          Fact(
            .telephone, number,
            evidence: context.evidence(.text, link.node, attribute: "href", excerpt: link.address),
            visibility: .onPage, confidence: .labelledField))
      }
    }
    return facts
  }

  /// A link into WhatsApp or a text message carries the number.
  private static func number(in address: String, _ name: String) -> String? {
    guard name == "WhatsApp" || name == "text message" else { return nil }
    let digits = Substring(address).split { !($0.isASCII && $0.isNumber) && $0 != "+" }.first {
      (8...16).contains($0.count)
    }.map { String($0) }
    return digits.map { $0.hasPrefix("+") || name == "text message" ? $0 : "+" + $0 }
  }
}
