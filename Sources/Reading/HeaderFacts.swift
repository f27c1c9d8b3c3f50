internal import Model

/// What the answer's header lines tell about the page.
struct HeaderFacts {
  let capture: Capture

  private var directives: [String] {
    capture.headers.filter { $0.name == "x-robots-tag" }.flatMap { header in
      header.value.split(separator: ",").map { $0.collapsed.lowercased() }
    }
  }

  /// Whether the site asks all search engines to leave the page out. It says so without a word on the page.
  ///
  /// A directive for one search engine ("googlebot: noindex") leaves the others free.
  var forbidsIndexing: Bool { directives.contains { $0 == "noindex" || $0 == "none" } }

  /// That search engines may list the page, where a header line says so.
  func facts() -> [Fact] {
    guard let header = capture.headers.first(where: { $0.name == "x-robots-tag" }),
      directives.contains(where: { $0 == "all" || $0 == "index" }), !forbidsIndexing
    else { return [] }
    return [
      Fact(
        .searchIndexing, "open to search engines",
        evidence: Evidence(source: .header, locator: "header:X-Robots-Tag", excerpt: header.value),
        visibility: .inPreview, confidence: .structuredData)
    ]
  }
}
