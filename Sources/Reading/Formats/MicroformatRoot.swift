internal import Markup

extension Microformats {
  /// What makes an element an item.
  struct Root {
    let types: [String]
    /// `nil` for microformats2.
    let formats: [ClassicMicroformats.Format]?

    /// Microformats2, whatever the type.
    static let modern = Root()

    private init() {
      types = []
      formats = nil
    }

    init?(_ node: HTMLNode, isItemAllowed: Bool = false) {
      let classes = node.words("class")
      guard !classes.isEmpty else { return nil }
      let own = classes.filter(Self.isType)
      if !own.isEmpty {
        types = Set(own.map(String.init)).sorted()
        formats = nil
        return
      }
      // "item" alone is a word of many pages: it is a root only as the thing that a review is about.
      var known = classes.compactMap {
        $0 == "item" && !isItemAllowed ? nil : ClassicMicroformats.formats[String($0)]
      }
      if known.count > 1 { known.removeAll { $0.type == "h-item" } }
      guard !known.isEmpty else { return nil }
      types = Set(known.map(\.type)).sorted()
      formats = known
    }

    private static func isType(_ word: Substring) -> Bool {
      word.hasPrefix("h-") && Microformats.isName(word.dropFirst(2))
    }
  }

  /// Lower-case letters, with a vendor's number in front ("x-h1-…") or not.
  static func isName(_ text: Substring) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return !parts.isEmpty
      && parts.enumerated().allSatisfy { index, part in
        !part.isEmpty
          && part.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || index == 0 && parts.count > 1 && (0x30...0x39).contains($0)
          }
      }
  }
}
