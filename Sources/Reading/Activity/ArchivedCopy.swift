internal import Model

/// Whether the page is a copy that an archive keeps. No archive is asked: the page itself says it.
struct ArchivedCopy {
  let context: PageContext
  let capture: Capture

  private static let hosts = [
    "web.archive.org", "archive.ph", "archive.today", "archive.is", "archive.li", "archive.vn", "archive.md",
    "webcache.googleusercontent.com", "arquivo.pt", "webarchive.org.uk", "webarchive.nationalarchives.gov.uk",
    "perma.cc", "ghostarchive.org",
  ]

  func facts() -> [Fact] {
    let address = (capture.finalURL ?? capture.requestedURL)
    if let own = WebAddress(address), let host = Self.hosts.first(where: { own.isWithin($0) }),
      own.path.count > 1
    {
      return [
        fact(host, day: Self.day(in: own.path), Evidence(source: .url, locator: "url", excerpt: address))
      ]
    }
    // A saved copy still has the archive's own frame.
    for link in context.content.links {
      guard
        link.relations.contains(where: { $0 == "memento" || $0 == "timegate" || $0 == "original" }),
        let target = WebAddress(link.address), target.isWithin("web.archive.org")
      else { continue }
      return [
        fact(
          "web.archive.org", day: Self.day(in: target.path),
          context.evidence(.meta, link.node, attribute: "href", excerpt: link.address))
      ]
    }
    if let header = capture.headers.first(where: { $0.name == "memento-datetime" }) {
      return [
        fact(
          "an archive", day: nil,
          Evidence(source: .header, locator: "header:Memento-Datetime", excerpt: header.value))
      ]
    }
    return []
  }

  private func fact(_ host: String, day: String?, _ evidence: Evidence) -> Fact {
    Fact(
      .archivedCopy, "a copy in \(host)" + (day.map { " of \($0)" } ?? ""), evidence: evidence,
      visibility: .onPage,
      confidence: .structuredData)
  }

  /// "/web/20190503120000/https://…".
  private static func day(in path: String) -> String? {
    guard
      let stamp = path.split(separator: "/").first(where: {
        $0.count >= 8 && $0.prefix(8).allSatisfy(\.isNumber)
      })
    else {
      return nil
    }
    let digits = Array(stamp.prefix(8))
    return String(digits[0..<4]) + "-" + String(digits[4..<6]) + "-" + String(digits[6..<8])
  }
}
