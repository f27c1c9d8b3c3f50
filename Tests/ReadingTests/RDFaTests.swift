import Foundation
import Markup
import Model
import Testing

@testable import Reading

/// The items of each syntax in one piece of markup.
private func items(_ html: String) throws -> [Item] {
  let tree = try HTMLTree(Array(html.utf8))
  let content = PageWalk.content(of: tree)
  return StructuredData.items(in: content, tree: tree, address: nil)
}

/// What the people among items are said to be, in words that do not depend on the syntax.
private func statements(_ items: [Item]) -> [String] {
  let properties = [
    "name", "givenName", "familyName", "jobTitle", "worksFor", "email", "telephone", "image",
    "addressLocality",
    "streetAddress", "url", "birthDate", "alumniOf", "colleague", "sameAs",
  ]
  let people = items.flatMap { $0.flattened() }.filter(SubjectItem.isPerson)
  return people.flatMap { person in
    properties.flatMap { property in
      (person.texts(property) + person.items("address").flatMap { $0.texts(property) })
        .map { "\(property): \(ComparableText.fold($0.text))" }
    }
  }.sorted()
}

@Suite("RDFa")
struct RDFaTests {
  @Test(
    "says the same as the other syntaxes do",
    arguments: [
      """
      <div vocab="https://schema.org/" typeof="Person"><h1 property="name">Rhian Oakeshott</h1>
      <img property="image" src="https://media.example.org/r.jpg"> <span property="jobTitle">Social worker</span>
      <p property="worksFor" typeof="Organization"><span property="name">Harrowdale County Council</span></p>
      <div property="address" typeof="PostalAddress"><span property="addressLocality">Millbeck</span></div>
      <a property="email" href="mailto:rhian@harrowdale.example">write</a>
      <span property="telephone" content="07700 900123">call</span> <time property="birthDate" datetime="1990-02-03">3 Feb</time></div>
      """,
      """
      <body prefix="s: http://schema.org/"><div about="#me" typeof="s:Person"><h1 property="s:name">Rhian Oakeshott</h1>
      <img rel="s:image" src="https://media.example.org/r.jpg"> <span property="s:jobTitle">Social worker</span>
      <div rel="s:worksFor"><p typeof="s:Organization"><span property="s:name">Harrowdale County Council</span></p></div>
      <div rel="s:address" resource="#home">.</div> <a rel="s:email" href="mailto:rhian@harrowdale.example">write</a></div>
      <div resource="#home" typeof="s:PostalAddress"><span property="s:addressLocality">Millbeck</span></div>
      <div about="#me"><span property="s:telephone">07700 900123</span><meta property="s:birthDate" content="1990-02-03"></div>
      """,
      """
      <div itemscope itemtype="https://schema.org/Person"><h1 itemprop="name">Rhian Oakeshott</h1>
      <img itemprop="image" src="https://media.example.org/r.jpg"> <span itemprop="jobTitle">Social worker</span>
      <p itemprop="worksFor" itemscope itemtype="https://schema.org/Organization"><span itemprop="name">Harrowdale County Council</span></p>
      <div itemprop="address" itemscope itemtype="https://schema.org/PostalAddress"><span itemprop="addressLocality">Millbeck</span></div>
      <a itemprop="email" href="mailto:rhian@harrowdale.example">write</a>
      <span itemprop="telephone">07700 900123</span> <time itemprop="birthDate" datetime="1990-02-03">3 Feb</time></div>
      """,
      """
      <script type="application/ld+json">{"@context": "https://schema.org", "@type": "Person", "name": "Rhian Oakeshott",
      "image": "https://media.example.org/r.jpg", "jobTitle": "Social worker", "worksFor": {"@type": "Organization", "name":
      "Harrowdale County Council"}, "address": {"@type": "PostalAddress", "addressLocality": "Millbeck"},
      "email": "mailto:rhian@harrowdale.example", "telephone": "07700 900123", "birthDate": "1990-02-03"}</script>
      """,
    ])
  func agreement(_ html: String) throws {
    #expect(
      statements(try items("<html>" + html)) == [
        "addressLocality: millbeck", "birthDate: 1990 02 03", "email: mailto rhian harrowdale example",
        "image: https media example org r jpg", "jobTitle: social worker", "name: rhian oakeshott",
        "telephone: 07700 900123", "worksFor: harrowdale county council",
      ])
  }

  @Test("of an older vocabulary is read by the words of today")
  func friendOfAFriend() throws {
    let found = statements(
      try items(
        """
        <div xmlns:foaf="http://xmlns.com/foaf/0.1/" typeof="foaf:Person" about="#me"><span property="foaf:name">Rhian Oakeshott</span>
        <img rel="foaf:depiction" src="https://media.example.org/r.jpg"><a rel="foaf:mbox" href="mailto:r@example.org">write</a>
        <div rel="foaf:knows"><span typeof="foaf:Person"><span property="foaf:name">Kit Langley</span></span></div></div>
        """))
    #expect(
      found == [
        "email: mailto r example org", "image: https media example org r jpg", "name: kit langley",
        "name: rhian oakeshott",
      ])
  }

  @Test(
    "is nothing without a type or a vocabulary",
    arguments: [
      "<meta property=\"og:title\" content=\"Rhian\"><p property=\"name\">Rhian</p>",
      "<div typeof=\"Person\"><p property=\"name\">Rhian</p></div>",
      "<div vocab=\"https://schema.org/\" typeof=\"Person\"><div vocab=\"\"><p property=\"name\">Rhian</p></div></div>",
    ])
  func noVocabulary(_ html: String) throws {
    #expect(statements(try items("<html><body>" + html)).isEmpty)
  }

  @Test("of two who know each other gives both, and ends")
  func cycle() throws {
    let found = try items(
      """
      <body vocab="https://schema.org/"><div typeof="Person" resource="#a"><b property="name">Rhian</b><i property="knows" resource="#b"></i></div>
      <div typeof="Person" resource="#b"><b property="name">Kit</b><i property="knows" resource="#a"></i></div>
      <div typeof="Person" resource="#c"><b property="name">Del</b><i property="knows" resource="#c"></i></div>
      """)
    #expect(found.compactMap { $0.texts("name").first?.text } == ["Del", "Rhian"])
    #expect(found.last?.items("knows").first?.texts("name").first?.text == "Kit")
  }

  @Test("gives the person's facts with their places, a friend's not")
  func facts() throws {
    let html = """
      <html><head><title>Rhian Oakeshott</title></head><body vocab="http://schema.org/">
      <div typeof="ProfilePage"><div property="mainEntity" typeof="Person"><h1 property="name">Rhian Oakeshott</h1>
      <span property="jobTitle">Librarian</span> <img property="image" src="https://media.example.org/r.jpg" alt="">
      <span property="worksFor" typeof="Organization"><b property="name">Harrowdale County Council</b></span>
      <div property="knows" typeof="Person"><i property="name">Kit Langley</i> <i property="jobTitle">Baker</i></div></div></div>
      """
    let reading = reading(html, url: "https://rhian.example.org/")
    #expect(reading.state == .profile)
    #expect(reading.values(.occupation) == ["Librarian"])
    #expect(reading.values(.employer) == ["Harrowdale County Council"])
    #expect(reading.values(.photograph) == ["https://media.example.org/r.jpg"])
    let tree = try HTMLTree(Array(html.utf8))
    let evidence = reading.exposures.flatMap(\.evidence)
    #expect(evidence.contains { $0.source == .rdfa })
    for evidence in evidence { #expect(try isFound(evidence, on: tree), "\(evidence)") }
  }

  @Test("of the vocabulary's own examples agrees with their Microdata", .enabled(if: examples != nil))
  func examplesAgree() throws {
    let folder = try #require(examples)
    var compared = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      func read(_ syntax: String) throws -> [String]? {
        let file = folder.appending(path: "\(name)/\(syntax).html")
        guard let html = try? String(contentsOf: file, encoding: .utf8) else { return nil }
        let found = statements(try items(html))
        return found.isEmpty ? nil : found
      }
      guard let rdfa = try read("rdfa"), let microdata = try read("microdata") else { continue }
      compared += 1
      #expect(rdfa == microdata, "\(name)")
    }
    #expect(compared > 5)
  }
}

/// The folder with the examples of schema.org; `nil` where it is not there.
private let examples: URL? = {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/suites/schemaorg-person")
  return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
}()
