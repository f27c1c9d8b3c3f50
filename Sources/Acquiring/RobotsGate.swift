package import Model

/// Asks each site's robots.txt once a run, and says which pages an automatic visitor may open (RFC 9309).
///
/// Only for pages that the person did not list: what they list is their own request, as in a browser.
package actor RobotsGate {
  /// What a site says of itself.
  private enum Ruling {
    case rules(RobotsRules)
    /// There is no robots.txt: all is open (section 2.3.1.3).
    case open
    /// It did not come: all is closed until it does (section 2.3.1.4).
    case closed(Problem)
  }

  /// The name that sites can use in their robots.txt.
  package static let product = "netcurtain"

  private let acquirer: Acquirer
  private let openOrigins: Set<String>
  private var rulings: [String: Ruling] = [:]

  /// `openOrigins`: the origins that the person typed, the only ones that may be on a private network.
  package init(_ acquirer: Acquirer, openOrigins: Set<String>) {
    // More than five redirects count as no robots.txt (section 2.3.1.2).
    self.acquirer = acquirer.changing { $0.redirectLimit = 5 }
    self.openOrigins = openOrigins
  }

  /// Why each of the addresses may not be opened; `nil` for one that may. In the order of `addresses`.
  package func refusals(of addresses: [String]) async -> [Problem?] {
    let origins = Set(addresses.compactMap { WebAddress($0)?.origin }).filter { rulings[$0] == nil }.sorted()
    let found = RulingShelf(count: origins.count)
    let inputs = origins.map {
      acquirer.link($0 + "/robots.txt", accept: "text/plain,*/*;q=0.1", openOrigins: openOrigins)
    }
    await acquirer.acquire(inputs, onProgress: { _ in }) { index, page in await found.put(page, at: index) }
    for (origin, page) in zip(origins, await found.pages) { rulings[origin] = Self.ruling(page) }
    return addresses.map(refusal)
  }

  private func refusal(of text: String) -> Problem? {
    // What is no address at all is refused, with better words, where it is asked for.
    guard let address = WebAddress(text), let ruling = rulings[address.origin] else { return nil }
    switch ruling {
    case .open: return nil
    case .rules(let rules):
      let target = address.path + (address.query.map { "?\($0)" } ?? "")
      return rules.allows(target) ? nil : Self.forbidden(text)
    case .closed(let problem):
      // A private or malformed place: the words of the refusal itself.
      if problem.code == .addressRefused || problem.code == .interrupted { return problem }
      return Self.unknown(text, host: address.host)
    }
  }

  private static func ruling(_ page: Page?) -> Ruling {
    guard let page else {
      return .closed(FetchProblem.interrupted("robots.txt"))
    }
    if let failure = page.capture.failure {
      return failure.code == .tooManyRedirects ? .open : .closed(failure)
    }
    switch page.capture.status ?? 0 {
    case 200...299: return .rules(RobotsRules(page.body, product: product))
    case 400...499: return .open
    default: return .closed(unknown(page.capture.requestedURL, host: ""))
    }
  }

  private static let remedy =
    "If this page is yours, add its link to your list. netcurtain then opens it because you ask for it."

  private static func forbidden(_ address: String) -> Problem {
    Problem(
      .robotsForbidden, doing: "following the link to \(address)",
      cause: "The site asks automatic visitors not to open this page (robots.txt).", remedy: remedy)
  }

  private static func unknown(_ address: String, host: String) -> Problem {
    Problem(
      .robotsForbidden, doing: "following the link to \(address)",
      cause: "The site \(host) did not say which pages automatic visitors may open (robots.txt).",
      remedy: remedy)
  }
}

private actor RulingShelf {
  var pages: [Page?]

  init(count: Int) { pages = Array(repeating: nil, count: count) }

  func put(_ page: Page, at index: Int) { pages[index] = page }
}
