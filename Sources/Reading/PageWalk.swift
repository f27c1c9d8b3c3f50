internal import Markup

/// Collects a ``PageContent`` in one pass over the tree.
struct PageWalk {
  private var content = PageContent()
  private var places: [PageContent.Place] = [[]]
  /// The nearest block elements, with their names.
  private var containers: [(node: HTMLNode, name: String)] = []
  private var runs: [PageContent.Block.Run] = []
  private var runPlace: PageContent.Place = []
  private var runContainer: (node: HTMLNode, name: String)?
  private var linkDepth = 0
  private var unlinkedRuns = 0
  private var hasTitle = false
  private var formIndexes: [Int] = []
  private var hintTrail: [[String]] = []
  private var others: OthersScope?
  /// The posts that the walk is in, with the depth at which each began.
  private var openPosts: [(index: Int, depth: Int)] = []

  /// Where a heading such as "People also viewed" holds: in the element around it, up to the next heading of its rank.
  private struct OthersScope {
    var depth: Int
    let level: Int
    /// How many blocks there were at the heading: a box that holds the heading alone does not end its scope.
    let blockCount: Int
  }

  /// Walks the whole tree.
  static func content(of tree: HTMLTree) -> PageContent {
    var walk = PageWalk()
    tree.walk { walk.visit($0) }
    walk.flush()
    return walk.content
  }

  private mutating func visit(_ step: HTMLTree.Step) -> Bool {
    switch step {
    case .open(let node): return open(node)
    case .text(let node):
      text(node)
      return false
    case .close(let node):
      close(node)
      return false
    }
  }

  private mutating func open(_ node: HTMLNode) -> Bool {
    let name = node.name
    content.elementCount += 1
    let attributes = node.attributes
    var place = places[places.count - 1].union(Self.place(of: name, attributes))
    if others != nil { place.insert(.others) }
    places.append(place)

    if !HTMLElementClass.isInline(name) {
      flush()
      containers.append((node, name))
    }
    if name == "a" { linkDepth += 1 }
    let classes = attributes["class"]?.spacedWords ?? []
    if !attributes.isEmpty || name == "article" { enterPost(node, name, attributes, classes, place) }
    hintTrail.append(collect(node, name, attributes, classes, place))

    switch name {
    case "script":
      let source = node.content
      content.scriptLength += source.utf8.count
      content.scripts.append(
        PageContent.Script(type: attributes["type"]?.lowercased() ?? "", node: node, source: source))
      return false
    case "style", "template", "svg", "math", "iframe", "object":
      return false
    case "noscript":
      content.noScriptText += " " + node.content
      return true
    case "title":
      if !hasTitle {
        hasTitle = true
        let meta = PageContent.Meta(key: "title", value: node.content.collapsed, node: node)
        content.metas.append(meta)
      }
      return false
    default:
      return true
    }
  }

  /// Notes what the element itself says; gives the words that hint at what is inside it.
  private mutating func collect(
    _ node: HTMLNode, _ name: String, _ attributes: [String: String], _ classes: [Substring],
    _ place: PageContent.Place
  ) -> [String] {
    let words = Self.hintWords(attributes)
    for word in words {
      guard let kind = HintKind(word: word) else { continue }
      content.hinted.append(
        PageContent.Hinted(kind: kind, node: node, place: place, blockIndex: content.blocks.count))
      break
    }
    keepData(of: node, attributes)
    // The card of a commenter is not the page's person, however alone it stands.
    if place.isDisjoint(with: .others) {
      if classes.contains("h-card") || classes.contains("vcard") { content.cardRoots.append(node) }
      if attributes["itemscope"] != nil, attributes["itemprop"] == nil || Microdata.isStray(node) {
        content.microdataRoots.append(node)
      }
      if attributes["typeof"] != nil { content.rdfaRoots.append(node) }
    }

    switch name {
    case "base": content.base = content.base ?? attributes["href"]
    case "html": content.language = attributes["lang"] ?? attributes["xml:lang"]
    case "meta":
      if let value = attributes["content"] {
        for key in ["property", "name", "itemprop", "http-equiv"] {
          guard let name = attributes[key] else { continue }
          content.metas.append(
            PageContent.Meta(
              key: (key == "http-equiv" ? "http-equiv:" : "") + name.lowercased(), value: value.collapsed,
              node: node))
        }
      }
    case "link", "a", "area":
      if let address = attributes["href"] {
        let relations = attributes["rel"]?.lowercased().spacedWords.map(String.init)
        content.links.append(
          PageContent.Link(relations: relations ?? [], address: address, node: node, place: place))
      }
    case "form":
      formIndexes.append(content.forms.count)
      content.forms.append(
        PageContent.Form(action: attributes["action"] ?? "", hasPassword: false, node: node, place: place))
    case "textarea":
      if let index = formIndexes.last { content.forms[index].hasTextArea = true }
    case "input":
      if attributes["type"]?.lowercased() == "password" {
        content.hasPasswordField = true
        if let index = formIndexes.last { content.forms[index].hasPassword = true }
      }
      if let index = formIndexes.last,
        attributes["type"]?.lowercased() == "email" || attributes["name"]?.lowercased().holds("email") == true
      {
        content.forms[index].hasAddressField = true
      }
    case "img":
      let around = hintTrail.suffix(3).joined()
      addPicture(node, attributes, hints: words.map { $0.lowercased() } + around, place)
    default:
      if let style = attributes["style"], let address = Self.background(style) {
        let around = hintTrail.suffix(2).joined()
        content.pictures.append(
          PageContent.Picture(
            addresses: [address], alternative: attributes["aria-label"] ?? attributes["title"] ?? "",
            hints: words.map { $0.lowercased() } + around, width: nil, node: node, place: place))
      }
    }
    return words.map { $0.lowercased() }
  }

  /// Notes where a post begins, who wrote it and when, and what others left.
  private mutating func enterPost(
    _ node: HTMLNode, _ name: String, _ attributes: [String: String], _ classes: [Substring],
    _ place: PageContent.Place
  ) {
    if name == "time", let value = attributes["datetime"], content.times.count < Self.postLimit {
      content.times.append(
        PageContent.Time(
          value: value.collapsed, node: node, blockIndex: content.blocks.count,
          postIndex: openPosts.last?.index))
    }
    if let open = openPosts.last, content.posts[open.index].author == nil,
      classes.contains(where: { ["p-author", "author", "byline", "fullname", "display-name"].contains($0) })
        || attributes["rel"]?.spacedWords.contains("author") == true || attributes["itemprop"] == "author"
    {
      content.posts[open.index].author = node
    }
    // An icon may have the class of what it stands for.
    if content.leftByOthers.count < Self.postLimit,
      ["div", "li", "article", "section", "td", "blockquote", "p", "tr"].contains(name),
      let kind = classes.lazy.compactMap(PageContent.LeftByOthers.Kind.init(className:)).first
        ?? (attributes["itemprop"] == "comment"
          ? .comment : attributes["itemprop"] == "review" ? .review : nil)
    {
      content.leftByOthers.append(PageContent.LeftByOthers(kind: kind, node: node))
      return
    }
    guard Self.isPost(name, classes, attributes), content.posts.count < Self.postLimit else { return }
    // The same post is often marked twice: an article with a class for it around.
    let isSame = openPosts.last.map {
      content.posts[$0.index].node == node.parent
        && content.posts[$0.index].blocks.lowerBound == content.blocks.count
    }
    guard isSame != true else { return }
    openPosts.append((content.posts.count, places.count))
    content.posts.append(
      PageContent.PostRange(
        index: content.posts.count, node: node, place: place,
        blocks: content.blocks.count..<content.blocks.count,
        isNested: openPosts.count > 1))
  }

  /// More posts, dates and comments than this on one page say nothing more.
  private static let postLimit = 500

  private static func isPost(_ name: String, _ classes: [Substring], _ attributes: [String: String]) -> Bool {
    guard name != "body", name != "html", name != "main" else { return false }
    if name == "article" || attributes["role"] == "article" { return true }
    if let id = attributes["data-testid"], id == "tweet" || id == "post" { return true }
    if let type = attributes["itemtype"],
      type.hasSuffix("/BlogPosting") || type.hasSuffix("SocialMediaPosting")
    {
      return true
    }
    return classes.contains {
      ["h-entry", "hentry", "tweet", "toot", "status", "feed-item", "timeline-item", "post"].contains($0)
    }
  }

  /// Notes data that the page gives its scripts in an attribute.
  private mutating func keepData(of node: HTMLNode, _ attributes: [String: String]) {
    guard content.dataAttributes.count < Self.dataLimit else { return }
    let data = attributes.filter { key, value in
      value.utf8.count >= 64 && (value.hasPrefix("{") || value.hasPrefix("[{")) && !key.hasPrefix("on")
    }
    guard !data.isEmpty else { return }
    for (key, value) in data.sorted(by: { $0.key < $1.key }) {
      content.dataAttributes.append((key, value, node))
    }
  }

  /// More data in attributes than this is that of lists.
  private static let dataLimit = 64

  private mutating func addPicture(
    _ node: HTMLNode, _ attributes: [String: String], hints: [String], _ place: PageContent.Place
  ) {
    var addresses: [String] = []
    for key in ["data-delayed-url", "data-original", "data-src", "data-lazy-src", "data-image", "src"] {
      if let address = attributes[key], !address.isEmpty { addresses.append(address) }
    }
    if let first = attributes["srcset"]?.split(separator: ",").last?.spacedWords
      .first
    {
      addresses.append(String(first))
    }
    guard !addresses.isEmpty else { return }
    content.pictures.append(
      PageContent.Picture(
        addresses: addresses, alternative: attributes["alt"] ?? attributes["title"] ?? "", hints: hints,
        width: attributes["width"].flatMap { Int($0.prefix { $0.isNumber }) }, node: node, place: place))
  }

  private mutating func text(_ node: HTMLNode) {
    let raw = node.content
    let text = raw.collapsed
    guard !text.isEmpty else {
      // White space between inline elements parts words.
      if !raw.isEmpty, let last = runs.last, !last.text.hasSuffix(" ") {
        runs[runs.count - 1] = PageContent.Block.Run(text: last.text + " ", node: last.node)
      }
      return
    }
    guard let container = containers.last, let parent = node.parent else { return }
    if runs.isEmpty {
      runPlace = others == nil ? places[places.count - 1] : places[places.count - 1].union(.others)
      runContainer = container
      unlinkedRuns = 0
    }
    if linkDepth == 0 { unlinkedRuns += 1 }
    let leading = raw.first?.isWhitespace == true ? " " : ""
    let trailing = raw.last?.isWhitespace == true ? " " : ""
    runs.append(PageContent.Block.Run(text: leading + text + trailing, node: parent))
  }

  private mutating func close(_ node: HTMLNode) {
    let name = node.name
    let depth = places.count
    places.removeLast()
    hintTrail.removeLast()
    if name == "a" { linkDepth -= 1 }
    if name == "form" { formIndexes.removeLast() }
    if !HTMLElementClass.isInline(name) {
      flush()
      containers.removeLast()
    }
    if let open = openPosts.last, open.depth == depth {
      openPosts.removeLast()
      let start = content.posts[open.index].blocks.lowerBound
      content.posts[open.index].blocks = start..<max(start, content.blocks.count)
    }
    if let scope = others, places.count < scope.depth {
      others =
        content.blocks.count == scope.blockCount && places.count > 2
        ? OthersScope(depth: places.count, level: scope.level, blockCount: scope.blockCount) : nil
    }
  }

  private mutating func flush() {
    guard !runs.isEmpty, let container = runContainer else { return }
    let text = runs.map(\.text).joined().collapsed
    let isSource = runPlace.contains(.noScript)
    if !text.isEmpty, !isSource {
      content.blocks.append(
        PageContent.Block(
          text: text, runs: runs, node: container.node, element: container.name, place: runPlace,
          isLink: unlinkedRuns == 0))
      if let level = content.blocks.last?.headingLevel { enterHeading(text, level: level) }
      if runPlace.isDisjoint(with: [.hidden, .chrome]) { content.readableLength += text.utf8.count }
    }
    runs = []
    runContainer = nil
  }

  private mutating func enterHeading(_ text: String, level: Int) {
    if let scope = others, level <= scope.level { others = nil }
    if OtherPeople.isHeading(text) {
      others = OthersScope(depth: places.count, level: level, blockCount: content.blocks.count)
    }
  }

  // MARK: What attributes say

  private static func place(of name: String, _ attributes: [String: String]) -> PageContent.Place {
    var place: PageContent.Place = []
    switch name {
    case "nav", "footer", "dialog", "button", "select", "textarea", "menu": place.insert(.chrome)
    // Whole pages stand in one form on some systems: only the form's own name tells what it is for.
    case "form" where isServiceForm(attributes): place.insert(.chrome)
    case "aside": place.formUnion([.others])
    case "noscript": place.insert(.noScript)
    // LinkedIn's signed-in pages keep their data in these.
    case "code": if attributes["style"]?.contains("none") == true { place.insert(.hidden) }
    default: break
    }
    if attributes["hidden"] != nil || attributes["aria-hidden"] == "true" { place.insert(.hidden) }
    if let style = attributes["style"]?.lowercased().filter({ $0 != " " }),
      style.holds("display:none") || style.holds("visibility:hidden")
    {
      place.insert(.hidden)
    }
    switch attributes["role"] {
    case "navigation", "dialog", "alertdialog", "contentinfo", "search", "menu": place.insert(.chrome)
    case "complementary": place.insert(.others)
    default: break
    }
    for key in ["class", "id", "data-section", "data-testid"] {
      guard let value = attributes[key] else { continue }
      if OtherPeople.isNamed(in: value) { place.insert(.others) }
      if value.holds("readcrumb") { place.insert(.chrome) }
    }
    return place
  }

  private static func isServiceForm(_ attributes: [String: String]) -> Bool {
    let words = ["action", "id", "class", "role", "name"].compactMap { attributes[$0]?.lowercased() }.joined(
      separator: " ")
    return [
      "login", "signin", "sign-in", "sign_in", "session", "auth", "search", "subscribe", "newsletter",
      "comment", "consent", "register", "signup",
    ].contains {
      words.holds($0)
    }
  }

  private static func hintWords(_ attributes: [String: String]) -> [Substring] {
    var words: [Substring] = []
    for key in ["itemprop", "data-testid", "id", "class"] {
      guard let value = attributes[key], value.utf8.count < 400 else { continue }
      for word in value.spacedWords {
        words.append(word)
        // BEM names and name spaces: "top-card-layout__title", "PersonHeader-bio".
        if word.holds("__"), let inner = word.firstRange(of: "__") {
          words.append(word[inner.upperBound...].prefix { $0 != "-" })
        }
      }
    }
    return words
  }

  private static func background(_ style: String) -> String? {
    guard style.holds("background"), let start = style.firstRange(of: "url(") else { return nil }
    let address = style[start.upperBound...].prefix { $0 != ")" }
      .trimmingPrefix { "\"' ".contains($0) }.prefix { !"\"'".contains($0) }
    return address.isEmpty ? nil : String(address)
  }
}
