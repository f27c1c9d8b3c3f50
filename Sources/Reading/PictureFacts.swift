internal import Markup
internal import Model

/// The person's picture among the images that the page shows.
struct PictureFacts {
  let context: PageContext
  let pictures: Pictures
  let pageName: String?

  func facts() -> [Fact] {
    var facts: [Fact] = []
    for picture in context.content.pictures where picture.place.isDisjoint(with: [.others]) {
      let namesPerson = pageName.map { PersonName.matches(picture.alternative, name: $0) } == true
      let isAvatar = Pictures.isAvatar(picture)
      guard namesPerson || (isAvatar && facts.isEmpty && picture.place.isDisjoint(with: .chrome)) else {
        continue
      }
      if let width = picture.width, width < 40, !namesPerson { continue }
      guard let address = picture.addresses.first(where: { pictures.judge($0) == .portrait }) else {
        continue
      }
      // A stand-in in `src` with a real picture behind it is lazy loading; the other way round it is a ghost.
      if picture.addresses.first.map({ pictures.judge($0) }) == .standIn { continue }
      let attribute = picture.node.name == "img" ? Self.attribute(holding: address, picture.node) : "style"
      facts.append(
        Fact(
          .photograph, address,
          evidence: context.evidence(.image, picture.node, attribute: attribute, excerpt: address),
          visibility: picture.place.contains(.hidden) ? .inCode : .onPage,
          confidence: namesPerson && isAvatar
            ? .platformRule : namesPerson ? .strongPattern : Confidence(rawValue: 70),
          precision: 75))
      if facts.count == 3 { break }
    }
    return facts
  }

  private static func attribute(holding address: String, _ node: HTMLNode) -> String {
    ["src", "data-delayed-url", "data-original", "data-src", "data-lazy-src", "data-image", "srcset"].first {
      node.attribute($0)?.contains(address) == true
    } ?? "src"
  }
}
