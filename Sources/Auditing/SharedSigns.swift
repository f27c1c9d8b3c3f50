import Model

/// Something that two or more of the pages have in common, by which a stranger joins them.
struct SharedSign: Hashable, Sendable {
  let sign: Joint.Sign
  /// Indices of pages; for a link the page that links and then the other, else rising.
  let pages: [Int]
  /// What is shared: one sign, or a name and its towns and employers.
  let signs: Set<JoinSign>
}

/// Finds what pages have in common, and which of them that joins.
struct SharedSigns: Sendable {
  /// In the order of ``Joint/Sign``, then of the pages.
  let all: [SharedSign]
  /// For each page the first one that is the same page: a second copy is no second page.
  let firstCopy: [Int]
  /// Indices of ``all`` by page, so that a set of pages is looked up without the others.
  private let signsOfPage: [Int: [Int]]

  /// - Parameter pages: what each page gives a stranger to join it by.
  init(_ pages: [Set<JoinSign>]) {
    var owners: [String: Int] = [:]
    var firstCopy = Array(pages.indices)
    for (page, signs) in pages.enumerated() {
      let known = signs.compactMap { sign -> Int? in
        if case .address(let key) = sign { owners[key] } else { nil }
      }
      firstCopy[page] = known.min().map { firstCopy[$0] } ?? page
      for case .address(let key) in signs where owners[key] == nil { owners[key] = page }
    }
    self.firstCopy = firstCopy

    var links: Set<SharedSign> = []
    var carriers: [JoinSign: Set<Int>] = [:]
    var named: [NameAndAnchor: Set<Int>] = [:]
    for (page, signs) in pages.enumerated() {
      let page = firstCopy[page]
      var anchors: [JoinSign] = []
      for sign in signs {
        switch sign {
        case .address: break
        case .anchor: anchors.append(sign)
        case .link(let key):
          if let owner = owners[key].map({ firstCopy[$0] }), owner != page {
            links.insert(SharedSign(sign: .link, pages: [page, owner], signs: [sign]))
          }
        case .handle, .picture, .fullName: carriers[sign, default: []].insert(page)
        }
      }
      for name in signs where name.isFullName {
        for anchor in anchors { named[NameAndAnchor(name: name, anchor: anchor), default: []].insert(page) }
      }
    }
    // One name that several towns go with is told once.
    var names: [NameOnPages: Set<JoinSign>] = [:]
    for (key, pages) in named where pages.count > 1 {
      names[NameOnPages(name: key.name, pages: pages.sorted()), default: [key.name]].insert(key.anchor)
    }
    let shared = carriers.filter { $0.value.count > 1 }.map { sign, pages in
      SharedSign(sign: sign.kind, pages: pages.sorted(), signs: [sign])
    }
    let joinedByName = names.map { SharedSign(sign: .name, pages: $0.pages, signs: $1) }
    all = (Array(links) + shared + joinedByName).sorted { a, b in
      if a.sign != b.sign { return a.sign.order < b.sign.order }
      if a.pages != b.pages { return a.pages.lexicographicallyPrecedes(b.pages) }
      return a.words < b.words
    }
    signsOfPage = all.enumerated().reduce(into: [:]) { signs, entry in
      for page in entry.element.pages { signs[page, default: []].append(entry.offset) }
    }
  }

  /// Sets of pages that those signs join, each rising, in the order of their first page; pages that nothing joins
  /// are sets of their own. A second copy is left out.
  func sets(by signs: Set<Joint.Sign>) -> [[Int]] {
    var groups = PageGroups(count: firstCopy.count)
    for shared in all where signs.contains(shared.sign) { _ = groups.join(shared.pages) }
    return groups.sets.map { $0.filter { firstCopy[$0] == $0 } }.filter { !$0.isEmpty }
  }

  /// What joins `pages`, those first that are enough to join them all.
  func joining(_ pages: [Int], by signs: Set<Joint.Sign>) -> [SharedSign] {
    let wanted = Set(pages)
    let among = Set(pages.flatMap { signsOfPage[$0] ?? [] }).sorted().map { all[$0] }.filter {
      signs.contains($0.sign) && $0.pages.count { wanted.contains($0) } > 1
    }
    var groups = PageGroups(count: firstCopy.count)
    var rest: [SharedSign] = []
    var needed: [SharedSign] = []
    for shared in among {
      let shared = SharedSign(
        sign: shared.sign, pages: shared.pages.filter(wanted.contains), signs: shared.signs)
      if groups.join(shared.pages) { needed.append(shared) } else { rest.append(shared) }
    }
    return needed + rest
  }

  /// `pages` with those between them, without which nothing would join them.
  func way(between pages: [Int], by signs: Set<Joint.Sign>) -> [Int] {
    guard pages.count > 1 else { return pages }
    var cameFrom: [Int: Int] = [pages[0]: pages[0]]
    var usedSigns: Set<Int> = []
    var queue = [pages[0]]
    var next = 0
    while next < queue.count {
      let page = queue[next]
      next += 1
      for index in signsOfPage[page] ?? []
      where signs.contains(all[index].sign) && usedSigns.insert(index).inserted {
        for other in all[index].pages where cameFrom[other] == nil {
          cameFrom[other] = page
          queue.append(other)
        }
      }
    }
    var way: Set<Int> = []
    for page in pages {
      var page = page
      while way.insert(page).inserted, let previous = cameFrom[page] { page = previous }
    }
    return way.sorted()
  }

  private struct NameAndAnchor: Hashable {
    let name: JoinSign
    let anchor: JoinSign
  }

  private struct NameOnPages: Hashable {
    let name: JoinSign
    let pages: [Int]
  }
}

/// Pages in groups, which only grow together.
struct PageGroups: Sendable {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  /// Whether any two of those pages were apart until now.
  mutating func join(_ pages: [Int]) -> Bool {
    var hasJoined = false
    for page in pages.dropFirst() {
      let (a, b) = (root(pages[0]), root(page))
      guard a != b else { continue }
      parents[max(a, b)] = min(a, b)
      hasJoined = true
    }
    return hasJoined
  }

  /// Each rising, in the order of their first page.
  var sets: [[Int]] {
    var groups = self
    return Dictionary(grouping: parents.indices) { groups.root($0) }.values.sorted { $0[0] < $1[0] }
  }

  private mutating func root(_ page: Int) -> Int {
    var page = page
    while parents[page] != page {
      parents[page] = parents[parents[page]]
      page = parents[page]
    }
    return page
  }
}

extension JoinSign {
  var isFullName: Bool { if case .fullName = self { true } else { false } }

  fileprivate var kind: Joint.Sign {
    switch self {
    case .address, .link: .link
    case .handle: .handle
    case .picture: .picture
    // Alone it joins nothing; with a town or an employer it does.
    case .fullName, .anchor: .nameAlone
    }
  }

  /// What is compared, without its kind.
  var text: String {
    switch self {
    case .address(let text), .link(let text), .handle(let text), .picture(let text), .fullName(let text),
      .anchor(let text):
      text
    }
  }
}

extension Joint.Sign {
  fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension SharedSign {
  fileprivate var words: String { signs.map(\.text).sorted().joined(separator: "\u{1F}") }
}
