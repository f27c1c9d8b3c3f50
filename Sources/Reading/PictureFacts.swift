internal import Markup
internal import Model

/// The person's picture among the images that the page shows.
struct PictureFacts {
  let context: PageContext
  let pictures: Pictures
  let pageName: String?
  /// Whether the page is its person's own: it is headed "About me", or is named after one and says "I".
  let isOwn: () -> Bool

  func facts() -> [Fact] {
    let marked = marked()
    if !marked.isEmpty { return marked }
    let beside = beside()
    return beside.isEmpty ? sole() : beside
  }

  /// Words in a picture's file name or text that say it shows the writer.
  private static let ownNames: Set<String> = [
    "me", "myself", "self", "selfie", "portrait", "headshot", "mugshot", "profile", "profil", "perfil",
    "profilo",
    "profiel", "prof", "pic", "biopic", "bio", "avatar", "about", "aboutme", "my", "ich", "moi", "yo", "llun",
    "foto", "minifoto", "pasfoto", "passbild", "bild", "photo", "picture", "face",
  ]
  /// Words in them that say it shows something else.
  private static let otherNames: Set<String> = [
    "logo", "icon", "banner", "header", "footer", "background", "bg", "screenshot", "cover", "map", "stock",
    "hero", "badge", "award", "book", "chart", "graph", "diagram", "project", "thumbnail", "thumb", "qr",
    "group",
    "team", "building", "office", "blog", "post", "cat", "dog", "wedding", "logos", "sponsor", "partner",
    "button",
    "twitter", "facebook", "linkedin", "github", "rss", "email", "phone", "arrow",
  ]
  /// Where pictures for everybody come from.
  private static let stock = [
    "unsplash", "vecteezy", "pexels", "shutterstock", "istock", "pixabay", "freepik",
  ]

  /// The picture on a page of somebody's own: one that is named after oneself, else the only one there is.
  private func sole() -> [Fact] {
    let isOpen = context.platform == nil || context.platform?.software.isEmpty == false
    guard isOpen else { return [] }
    let candidates = context.content.pictures.prefix(40).filter { picture in
      guard picture.place.isDisjoint(with: [.others, .chrome, .hidden]),
        let address = picture.addresses.first,
        pictures.judge(address) == .portrait, picture.width ?? 100 >= 60
      else { return false }
      let words = Self.words(of: picture, address)
      return words.isDisjoint(with: Self.otherNames)
    }
    if let named = candidates.first(where: {
      !Self.words(of: $0, $0.addresses[0]).isDisjoint(with: Self.ownNames)
    }), !isFromStock, pageName.map(PersonName.isPlausible) == true || isOwn() {
      return [fact(named, named.addresses[0], Confidence(rawValue: 65))]
    }
    // One that is described as something else is something else.
    guard candidates.count == 1, candidates[0].alternative.isEmpty, !isFromStock, isOwn() else { return [] }
    return [fact(candidates[0], candidates[0].addresses[0], .counting)]
  }

  /// Whether the page thanks a collection of pictures for everybody.
  private var isFromStock: Bool {
    context.content.links.prefix(2_000).contains { link in Self.stock.contains { link.address.holds($0) } }
  }

  private static func words(of picture: PageContent.Picture, _ address: String) -> Set<String> {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    let file = path.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? ""
    let title = picture.node.attribute("title") ?? ""
    let text = [file.replacing("_", with: " "), picture.alternative, title].joined(separator: " ")
    // "photo3", "profile2019".
    let words = ComparableText.fold(text).split(separator: " ").map { word in
      String(word.prefix { !$0.isNumber })
    }
    return Set(words.filter { !$0.isEmpty } + picture.hints.filter { $0 == "profile" })
  }

  /// Words that a file is called by, or a picture described by, when it shows the page's person.
  private static let portraitNames: Set<String> = [
    "me", "portrait", "headshot", "mugshot", "profile", "photo", "foto", "my photo", "profile photo",
    "profilephoto",
    "myphoto", "bio", "llun", "a photo of me", "picture of me", "staff photo",
  ]
  /// Folders in which sites keep the pictures of their people.
  private static let portraitFolders = [
    "/people/", "/staff/", "/profile/", "/profiles/", "/portraits/", "/team/", "/headshots/", "/mugshots/",
    "/members/",
    "/person/", "/persons/", "/councillors/", "/diputados/", "/deputes/", "/abgeordnete/", "/speakers/",
    "/authors/", "/mps/", "/deputies/", "/senators/", "/trustees/", "/board/", "/faculty/", "/personnel/",
    "/mitarbeiter/", "/personen/", "/files/photo/", "/parliamentarians/", "/candidates/", "/fotos/",
    "/photos/mp",
  ]

  /// A picture without a mark that stands beside the person's name: its file or folder is named after people, or its
  /// text gives the family name. Only where the page has one person, and only the first.
  private func beside() -> [Fact] {
    guard context.platform == nil, let pageName, PersonName.isPlausible(pageName) else { return [] }
    let words = ComparableText.fold(pageName).split(separator: " ").filter { $0.count > 2 }
    guard let family = words.last else { return [] }
    for picture in context.content.pictures.prefix(40)
    where picture.place.isDisjoint(with: [.others, .chrome]) {
      if let width = picture.width, width < 60 { continue }
      guard let address = picture.addresses.first, pictures.judge(address) == .portrait else { continue }
      let path = address.lowercased().prefix { $0 != "?" && $0 != "#" }
      let file = path.split(separator: "/").last ?? ""
      let stem = ComparableText.fold(String(file.prefix { $0 != "." }))
      let alternative = ComparableText.fold(picture.alternative)
      let isNamed =
        Self.portraitNames.contains(stem) || Self.portraitNames.contains(alternative)
        || words.contains { $0.count > 3 && stem.split(separator: " ").contains($0) }
      let namesFamily =
        alternative.split(separator: " ").contains(family) && alternative.split(separator: " ").count <= 4
      let isKept = Self.portraitFolders.contains { path.holds($0) }
      guard isNamed || namesFamily || isKept, namesFamily || !isFromStock else { continue }
      return [fact(picture, address, Confidence(rawValue: isNamed || namesFamily ? 70 : 65))]
    }
    return []
  }

  private func fact(_ picture: PageContent.Picture, _ address: String, _ confidence: Confidence) -> Fact {
    let attribute = picture.node.name == "img" ? Self.attribute(holding: address, picture.node) : "style"
    return Fact(
      .photograph, address,
      evidence: context.evidence(.image, picture.node, attribute: attribute, excerpt: address),
      visibility: picture.place.contains(.hidden) ? .inCode : .onPage, confidence: confidence, precision: 75)
  }

  private func marked() -> [Fact] {
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
      facts.append(
        fact(
          picture, address,
          namesPerson && isAvatar ? .platformRule : namesPerson ? .strongPattern : Confidence(rawValue: 70)))
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
