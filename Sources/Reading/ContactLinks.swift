internal import Model

/// Contact details in `mailto:` and `tel:` links.
struct ContactLinks {
  let context: PageContext

  func facts() -> [Fact] {
    var facts: [Fact] = []
    for link in context.content.links
    where link.place.isDisjoint(with: [.others, .chrome]) && facts.count < 6 {
      // Saying where a link stands costs a walk over its neighbours: only for those that are kept.
      func evidence() -> Evidence {
        context.evidence(.labelledText, link.node, attribute: "href", excerpt: link.address)
      }
      if link.address.lowercased().hasPrefix("mailto:"), let address = EmailAddress(link.address) {
        facts.append(
          Fact(.email, address.text, evidence: evidence(), visibility: .onPage, confidence: .labelledField))
        if let domain = address.employerDomain(context.lexicon.employerDomains) {
          facts.append(
            Fact(
              .employer, domain, evidence: evidence(), visibility: .onPage, confidence: .strongPattern,
              precision: 85))
        }
      } else if link.address.lowercased().hasPrefix("tel:") {
        let number = link.address.dropFirst(4)
        guard number.filter(\.isNumber).count >= 7 else { continue }
        facts.append(
          Fact(
            .telephone, String(number), evidence: evidence(), visibility: .onPage, confidence: .labelledField)
        )
      }
    }
    return facts
  }
}
