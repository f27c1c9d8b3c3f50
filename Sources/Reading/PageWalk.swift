internal import Markup

/// Collects a ``PageContent`` in one pass over the tree.
struct PageWalk {
  private var content = PageContent()
  private let attributes = HTMLAttributes()
  private var places: [PageContent.Place] = [[]]
  /// The nearest block elements.
  private var containers: [HTMLNode] = []
  private var runs: [PageContent.Block.Run] = []
  private var runPlace: PageContent.Place = []
  private var runContainer: HTMLNode?
  private var linkDepth = 0
  private var unlinkedRuns = 0
  private var hasTitle = false
  private var formIndexes: [Int] = []
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
    let tag = node.tag
    content.elementCount += 1
    attributes.look(at: node)
    let attributes = attributes
    var place = places[places.count - 1].union(Self.place(of: tag, attributes))
    if others != nil { place.insert(.others) }
    places.append(place)

    if !tag.isInline {
      flush()
      containers.append(node)
    }
    if tag == .a { linkDepth += 1 }
    if !attributes.isEmpty || tag == .article { noteAttributes(node, tag, attributes, place) }
    collect(node, tag, attributes, place)

    switch tag {
    case .script:
      let source = node.content
      content.scriptLength += source.utf8.count
      content.scripts.append(
        PageContent.Script(type: attributes[.type]?.lowercased() ?? "", node: node, source: source))
      return false
    case .style, .template, .svg, .math, .iframe, .object:
      return false
    case .noscript:
      content.noScriptText += " " + node.content
      return true
    case .title:
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

  /// Notes what an element with attributes begins: a post, a card, a thing of structured data, a hint.
  private mutating func noteAttributes(
    _ node: HTMLNode, _ tag: HTMLTag, _ attributes: HTMLAttributes, _ place: PageContent.Place
  ) {
    let classes = PageClassWords.hold(attributes) ? attributes[.class]?.spacedWords ?? [] : []
    if !classes.isEmpty || tag == .article || tag == .time || attributes.hasAny(Self.postAttributes) {
      enterPost(node, tag, attributes, classes, place)
    }
    if let kind = Self.hint(attributes) {
      content.hinted.append(
        PageContent.Hinted(kind: kind, node: node, place: place, blockIndex: content.blocks.count))
    }
    if attributes.hasData { keepData(of: node) }
    // The card of a commenter is not the page's person, however alone it stands.
    guard place.isDisjoint(with: .others) else { return }
    if classes.contains("h-card") || classes.contains("vcard") { content.cardRoots.append(node) }
    if attributes.has(.itemscope), !attributes.has(.itemprop) || Microdata.isStray(node) {
      content.microdataRoots.append(node)
    }
    if attributes.has(.typeof) { content.rdfaRoots.append(node) }
  }

  /// Notes what the element itself says.
  private mutating func collect(
    _ node: HTMLNode, _ tag: HTMLTag, _ attributes: HTMLAttributes, _ place: PageContent.Place
  ) {
    switch tag {
    case .base: content.base = content.base ?? attributes[.href]
    case .html: content.language = attributes[.lang] ?? node.attribute("xml:lang")
    case .meta:
      guard let value = attributes[.content] else { return }
      for key: HTMLAttributeName in [.property, .name, .itemprop, .httpEquiv] {
        guard let name = attributes[key] else { continue }
        content.metas.append(
          PageContent.Meta(
            key: (key == .httpEquiv ? "http-equiv:" : "") + name.lowercased(), value: value.collapsed,
            node: node))
      }
    case .link, .a, .area:
      if let address = attributes[.href] {
        let relations = attributes[.rel]?.lowercased().spacedWords.map(String.init)
        content.links.append(
          PageContent.Link(relations: relations ?? [], address: address, node: node, place: place))
      }
    case .form:
      formIndexes.append(content.forms.count)
      content.forms.append(
        PageContent.Form(action: attributes[.action] ?? "", hasPassword: false, node: node, place: place))
    case .textarea:
      if let index = formIndexes.last { content.forms[index].hasTextArea = true }
    case .input:
      let type = attributes[.type]?.lowercased()
      if type == "password" {
        content.hasPasswordField = true
        if let index = formIndexes.last { content.forms[index].hasPassword = true }
      }
      if let index = formIndexes.last,
        type == "email" || attributes[.name]?.lowercased().holds("email") == true
      {
        content.forms[index].hasAddressField = true
      }
    case .img:
      addPicture(node, attributes, place)
    default:
      if attributes.withBytes(.style, { $0.firstIndex(of: Self.picture) != nil }) == true,
        let style = attributes[.style], let address = Self.background(style)
      {
        content.pictures.append(
          PageContent.Picture(
            addresses: [address], alternative: attributes[.ariaLabel] ?? attributes[.title] ?? "",
            hints: Self.hints(around: node, levels: 2), width: nil, node: node, place: place))
      }
    }
  }

  /// What can make an element a post, or something in one, besides its classes.
  private static let postAttributes: [HTMLAttributeName] = [.itemprop, .itemtype, .rel, .role, .dataTestid]

  /// Notes where a post begins, who wrote it and when, and what others left.
  private mutating func enterPost(
    _ node: HTMLNode, _ tag: HTMLTag, _ attributes: HTMLAttributes, _ classes: [Substring],
    _ place: PageContent.Place
  ) {
    if tag == .time, let value = attributes[.datetime], content.times.count < Self.postLimit {
      content.times.append(
        PageContent.Time(
          value: value.collapsed, node: node, blockIndex: content.blocks.count,
          postIndex: openPosts.last?.index))
    }
    if let open = openPosts.last, content.posts[open.index].author == nil,
      classes.contains(where: { PageClassWords.authors.contains(String($0)) })
        || attributes[.rel]?.spacedWords.contains("author") == true || attributes[.itemprop] == "author"
    {
      content.posts[open.index].author = node
    }
    // An icon may have the class of what it stands for.
    if content.leftByOthers.count < Self.postLimit,
      [.div, .li, .article, .section, .td, .blockquote, .p, .tr].contains(tag),
      let kind = classes.lazy.compactMap(PageContent.LeftByOthers.Kind.init(className:)).first
        ?? (attributes[.itemprop] == "comment"
          ? .comment : attributes[.itemprop] == "review" ? .review : nil)
    {
      content.leftByOthers.append(PageContent.LeftByOthers(kind: kind, node: node))
      return
    }
    guard Self.isPost(tag, classes, attributes), content.posts.count < Self.postLimit else { return }
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

  private static func isPost(_ tag: HTMLTag, _ classes: [Substring], _ attributes: HTMLAttributes) -> Bool {
    guard tag != .body, tag != .html, tag != .main else { return false }
    if tag == .article || attributes[.role] == "article" { return true }
    if let id = attributes[.dataTestid], id == "tweet" || id == "post" { return true }
    if let type = attributes[.itemtype],
      type.hasSuffix("/BlogPosting") || type.hasSuffix("SocialMediaPosting")
    {
      return true
    }
    return classes.contains { PageClassWords.posts.contains(String($0)) }
  }

  /// Notes data that the page gives its scripts in an attribute.
  private mutating func keepData(of node: HTMLNode) {
    guard content.dataAttributes.count < Self.dataLimit else { return }
    let data = node.attributes.filter { key, value in
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
    _ node: HTMLNode, _ attributes: HTMLAttributes, _ place: PageContent.Place
  ) {
    var addresses: [String] = []
    for key: HTMLAttributeName in [.dataDelayedUrl, .dataOriginal, .dataSrc, .dataLazySrc, .dataImage, .src] {
      if let address = attributes[key], !address.isEmpty { addresses.append(address) }
    }
    if let first = attributes[.srcset]?.split(separator: ",").last?.spacedWords
      .first
    {
      addresses.append(String(first))
    }
    guard !addresses.isEmpty else { return }
    content.pictures.append(
      PageContent.Picture(
        addresses: addresses, alternative: attributes[.alt] ?? attributes[.title] ?? "",
        hints: Self.hints(around: node, levels: 3),
        width: attributes[.width].flatMap { Int($0.prefix { $0.isNumber }) }, node: node, place: place))
  }

  private mutating func text(_ node: HTMLNode) {
    let (text, isBlank) = node.withBytes { ($0.collapsedRun, !$0.isEmpty) }
    guard let text else {
      // White space between inline elements parts words.
      if isBlank, let last = runs.last, !last.text.hasSuffix(" ") {
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
    runs.append(PageContent.Block.Run(text: text, node: parent))
  }

  private mutating func close(_ node: HTMLNode) {
    let tag = node.tag
    let depth = places.count
    places.removeLast()
    if tag == .a { linkDepth -= 1 }
    if tag == .form { formIndexes.removeLast() }
    if !tag.isInline {
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
    let text = (runs.count == 1 ? runs[0].text : runs.map(\.text).joined()).collapsed
    let isSource = runPlace.contains(.noScript)
    if !text.isEmpty, !isSource {
      content.blocks.append(
        PageContent.Block(
          text: text, runs: runs, node: container, element: container.name, place: runPlace,
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

  private static func place(of tag: HTMLTag, _ attributes: HTMLAttributes) -> PageContent.Place {
    var place: PageContent.Place = []
    switch tag {
    case .nav, .footer, .dialog, .button, .select, .textarea, .menu: place.insert(.chrome)
    // Whole pages stand in one form on some systems: only the form's own name tells what it is for.
    case .form where isServiceForm(attributes): place.insert(.chrome)
    case .aside: place.formUnion([.others])
    case .noscript: place.insert(.noScript)
    // LinkedIn's signed-in pages keep their data in these.
    case .code: if attributes[.style]?.holds("none") == true { place.insert(.hidden) }
    default: break
    }
    guard !attributes.isEmpty else { return place }
    if attributes.has(.hidden) || attributes[.ariaHidden] == "true" { place.insert(.hidden) }
    if attributes.withBytes(.style, { hidingStyles.found(in: $0, passingOver: 0x20) }) ?? 0 != 0 {
      place.insert(.hidden)
    }
    switch attributes[.role] {
    case "navigation", "dialog", "alertdialog", "contentinfo", "search", "menu": place.insert(.chrome)
    case "complementary": place.insert(.others)
    default: break
    }
    for key: HTMLAttributeName in [.class, .id, .dataSection, .dataTestid] {
      if attributes.withBytes(key, { OtherPeople.isNamed(in: $0) }) == true { place.insert(.others) }
      if attributes.withBytes(key, { $0.firstIndex(of: crumb) != nil }) == true { place.insert(.chrome) }
    }
    return place
  }

  /// What a style says of an element that nobody sees.
  private static let hidingStyles = ByteMarks(["display:none", "visibility:hidden"])
  /// "breadcrumb", "Breadcrumbs".
  private static let crumb = Array("readcrumb".utf8)

  private static func isServiceForm(_ attributes: HTMLAttributes) -> Bool {
    let keys: [HTMLAttributeName] = [.action, .id, .class, .role, .name]
    let words = keys.compactMap { attributes[$0]?.lowercased() }.joined(separator: " ")
    return [
      "login", "signin", "sign-in", "sign_in", "session", "auth", "search", "subscribe", "newsletter",
      "comment", "consent", "register", "signup",
    ].contains {
      words.holds($0)
    }
  }

  /// What stands before the address of a picture in a style.
  private static let picture = Array("url(".utf8)

  private static func background(_ style: String) -> String? {
    guard style.holds("background"), let start = style.firstRange(of: "url(") else { return nil }
    let address = style[start.upperBound...].prefix { $0 != ")" }
      .trimmingPrefix { "\"' ".contains($0) }.prefix { !"\"'".contains($0) }
    return address.isEmpty ? nil : String(address)
  }
}
