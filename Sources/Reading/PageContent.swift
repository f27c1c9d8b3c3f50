internal import Markup

/// Everything on a page that later readers look at, collected in one walk over the tree.
struct PageContent {
  /// A `<meta>` with a name, `property` or `itemprop`, or a `<title>`.
  struct Meta {
    /// In lower case ("og:title").
    let key: String
    let value: String
    let node: HTMLNode
  }

  /// An `<a>`, `<area>` or `<link>`.
  struct Link {
    let relations: [String]
    let address: String
    let node: HTMLNode
    let place: Place
  }

  /// Where on the page something stands.
  struct Place: OptionSet {
    let rawValue: UInt8
    /// A reader does not see it: `hidden`, `aria-hidden`, `display:none`.
    static let hidden = Place(rawValue: 1)
    /// Navigation, footers, forms, dialogs: the site's own words.
    static let chrome = Place(rawValue: 2)
    /// A list of other people: suggestions, comments, colleagues.
    static let others = Place(rawValue: 4)
    /// Inside `<noscript>`.
    static let noScript = Place(rawValue: 8)
  }

  /// A line of text as a reader sees it, up to the next block or line break.
  struct Block {
    /// The words in one element, so that "<b>Occupation</b> Librarian" has two.
    struct Run {
      let text: String
      let node: HTMLNode
    }

    let text: String
    let runs: [Run]
    /// The nearest element that is no inline element.
    let node: HTMLNode
    let element: String
    let place: Place
    /// Whether all of it is a link.
    let isLink: Bool
    /// 1 to 6 for a heading.
    let headingLevel: Int?

    init(text: String, runs: [Run], node: HTMLNode, element: String, place: Place, isLink: Bool) {
      self.text = text
      self.runs = runs
      self.node = node
      self.element = element
      self.place = place
      self.isLink = isLink
      headingLevel = ["h1", "h2", "h3", "h4", "h5", "h6"].firstIndex(of: element).map { $0 + 1 }
    }
  }

  /// An `<img>`, or an element with a background picture.
  struct Picture {
    /// All addresses that it names, the best first: lazy loading keeps the real one out of `src`.
    let addresses: [String]
    let alternative: String
    /// Words of its class, id and `data-testid`, and of the elements around it, in lower case.
    let hints: [String]
    let width: Int?
    let node: HTMLNode
    let place: Place
  }

  /// A `<form>`.
  struct Form {
    let action: String
    var hasPassword: Bool
    let node: HTMLNode
    let place: Place
    var hasTextArea = false
    var hasAddressField = false

    /// Whether it takes a message with the address of its writer. A comment is asked for in the same fields, so the
    /// form's own names have to speak of contact, or of nothing.
    var isMessage: Bool {
      guard hasTextArea, place.isDisjoint(with: .others) else { return false }
      let names = [
        action, node.attribute("id") ?? "", node.attribute("class") ?? "", node.attribute("name") ?? "",
      ]
      .joined(separator: " ").lowercased()
      if ["comment", "reply", "search", "review", "upload", "tweet"].contains(where: { names.holds($0) }) {
        return false
      }
      return hasAddressField
        || ["contact", "message", "cysylltu", "enquir", "mailto:"].contains { names.holds($0) }
    }
  }

  /// An element that holds one post.
  struct PostRange {
    let index: Int
    let node: HTMLNode
    let place: Place
    /// The blocks in it.
    var blocks: Range<Int>
    /// Inside another post: an answer.
    let isNested: Bool
    /// The element that names its writer.
    var author: HTMLNode?
  }

  /// A `<time>` with its machine-readable value.
  struct Time {
    let value: String
    let node: HTMLNode
    let blockIndex: Int
    /// The post it stands in.
    let postIndex: Int?
  }

  /// Something that another person left on the page.
  struct LeftByOthers {
    enum Kind: CaseIterable {
      case comment, review, recommendation

      var one: String {
        switch self {
        case .comment: "comment"
        case .review: "review"
        case .recommendation: "recommendation"
        }
      }
      var many: String { one + "s" }

      /// The class names that stand for it.
      var classNames: [String] {
        switch self {
        case .comment:
          ["comment", "u-comment", "p-comment", "comment-item", "comment__item", "comment-list-item"]
        case .review: ["review", "hreview", "h-review", "review-item", "testimonial"]
        case .recommendation: ["recommendation", "recommendation-item", "recommendations__item"]
        }
      }

      /// The kind that a class name stands for.
      init?(className: Substring) {
        let name = className.lowercased()
        guard let kind = Self.allCases.first(where: { $0.classNames.contains(name) }) else { return nil }
        self = kind
      }
    }

    let kind: Kind
    let node: HTMLNode
  }

  /// A `<script>` with its source.
  struct Script {
    let type: String
    let node: HTMLNode
    let source: String
  }

  /// An element whose class, id or test id says what it holds ("bio", "job-title").
  struct Hinted {
    let kind: HintKind
    let node: HTMLNode
    let place: Place
    /// How many blocks stand before it.
    let blockIndex: Int
  }

  var language: String?
  /// The first `<base href>`.
  var base: String?
  var metas: [Meta] = []
  var links: [Link] = []
  var blocks: [Block] = []
  var pictures: [Picture] = []
  var forms: [Form] = []
  var scripts: [Script] = []
  var hinted: [Hinted] = []
  /// `itemscope` elements that are nobody's property.
  var microdataRoots: [HTMLNode] = []
  /// Elements with a `typeof`, which begin RDFa's things.
  var rdfaRoots: [HTMLNode] = []
  /// `h-card` and classic `vcard` elements, with nested ones.
  var cardRoots: [HTMLNode] = []
  /// Attributes that hold an object of data ("data-page").
  var dataAttributes: [(name: String, value: String, node: HTMLNode)] = []
  var posts: [PostRange] = []
  var times: [Time] = []
  var leftByOthers: [LeftByOthers] = []
  var hasPasswordField = false
  /// Letters a reader sees, outside navigation and forms.
  var readableLength = 0
  /// Letters of scripts.
  var scriptLength = 0
  /// The words for visitors without scripts.
  var noScriptText = ""
  /// How many elements the page has.
  var elementCount = 0

  /// The value of the first of these metas that has one.
  func meta(_ keys: String...) -> Meta? {
    for key in keys {
      if let meta = metas.first(where: { $0.key == key && !$0.value.isEmpty }) { return meta }
    }
    return nil
  }

  /// The words of `<title>`.
  var title: String { meta("title")?.value ?? "" }
}
