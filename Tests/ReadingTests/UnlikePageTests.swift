import Foundation
import Model
import Testing

@testable import Reading

/// A page of a kind that the reader has no rule for, with what it tells of its person.
struct UnlikePage: CustomTestStringConvertible, Sendable {
  let name: String
  let html: String
  let state: PageState
  /// What has to be found; an attribute that is not here must not be found.
  let values: [Attribute: [String]]
  let knownMisses: Set<String>

  var testDescription: String { name }

  /// All of `UnlikePages.txt`.
  static let all = pages(of: "UnlikePages.txt")

  static func pages(of name: String) -> [UnlikePage] {
    let text = (try? String(contentsOf: file(name), encoding: .utf8)) ?? ""
    return ("\n" + text).components(separatedBy: "\n=== ").dropFirst().map { part in
      let halves = part.components(separatedBy: "\n---\n")
      var fields: [String: String] = [:]
      for line in halves[0].components(separatedBy: "\n").dropFirst() {
        fields[String(line.prefix(1)), default: ""] = String(line.dropFirst(3))
      }
      let keys: [(String, Attribute)] = [
        ("e", .employer), ("o", .occupation), ("l", .workLocation), ("p", .photograph),
      ]
      let states: [String: PageState] = ["post": .notAProfile, "wall": .loginWall]
      return UnlikePage(
        name: halves[0].components(separatedBy: "\n")[0], html: halves.count > 1 ? halves[1] : "",
        state: fields["s"].flatMap { states[$0] } ?? .profile,
        values: Dictionary(
          uniqueKeysWithValues: keys.compactMap { key, attribute in
            fields[key].map { (attribute, $0.components(separatedBy: "||")) }
          }),
        knownMisses: Set((fields["x"] ?? "").components(separatedBy: " ")))
    }
  }

  func expectReading() {
    let reading = reading(html)
    #expect(reading.state == state)
    for attribute in [Attribute.employer, .occupation, .workLocation, .photograph] {
      let found = reading.values(attribute)
      guard let labels = values[attribute] else {
        #expect(found.isEmpty, "\(attribute)")
        continue
      }
      if knownMisses.contains("\(attribute)") {
        withKnownIssue { #expect(matches(found, labels), "\(attribute): \(found)") }
      } else {
        #expect(matches(found, labels), "\(attribute): \(found)")
      }
    }
  }

  static func file(_ name: String) -> URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: name)
  }
}

/// Whether one of the values is one of the labels, or holds it.
private func matches(_ values: [String], _ labels: [String]) -> Bool {
  values.contains { value in
    let folded = ComparableText.fold(value)
    return labels.contains { label in
      let label = ComparableText.fold(label)
      return folded == label || folded.contains(label) || (folded.count > 2 && label.contains(folded))
    }
  }
}

@Suite("Pages of kinds that no rule was written for")
struct UnlikePageTests {
  @Test("are all there")
  func count() {
    #expect(UnlikePage.all.count == 79)
  }

  @Test("are read", arguments: UnlikePage.all)
  func read(_ page: UnlikePage) {
    page.expectReading()
  }

  @Test("bios that no rule was written for are read")
  func bios() throws {
    let text = try String(contentsOf: UnlikePage.file("UnlikeBios.txt"), encoding: .utf8)
    let lines = text.split(separator: "\n").dropFirst()
    #expect(lines.count == 47)
    for line in lines {
      let cells = line.components(separatedBy: "\t") + ["", "", ""]
      let hits = BioReader(lexicon: ReadingFixture.shared.lexicon).read(cells[0])
      for (cell, attribute) in zip(cells[1...3], [Attribute.employer, .occupation, .workLocation]) {
        let found = hits.filter { $0.attribute == attribute && $0.confidence.counts && $0.current }.map(
          \.value)
        if cell.isEmpty {
          #expect(found.isEmpty, "\(cells[0])")
        } else {
          #expect(matches(found, cell.components(separatedBy: "||")), "\(cells[0]): \(found)")
        }
      }
    }
  }
}

@Suite("The phrases of the vocabulary")
struct PhraseAutomatonTests {
  private func found(_ lists: [[String]], _ text: String) -> [String] {
    PhraseAutomaton(lists).matches(in: text.split(separator: " ").map(String.init)).map {
      "\($0.list):\($0.start)+\($0.length)"
    }
  }

  @Test("are found in one pass, overlapping and within one another")
  func overlaps() {
    #expect(
      found(
        [["social worker", "worker"], ["senior social worker"], ["worker bee"]], "a senior social worker bee")
        == ["1:1+3", "0:2+2", "0:3+1", "2:3+2"])
  }

  @Test("are whole words, and a word that is in none ends them")
  func whole() {
    #expect(found([["county council"]], "county councils").isEmpty)
    #expect(found([["county council"]], "county x council").isEmpty)
    #expect(found([["a a b"]], "a a a b") == ["0:1+3"])
  }

  @Test("no lists find nothing")
  func none() {
    #expect(found([], "social worker").isEmpty)
    #expect(found([[""]], "social worker").isEmpty)
  }
}

@Suite("Posts with years")
struct DatedPostTests {
  @Test(
    "tell today's from past ones",
    arguments: [
      ("Chief Minister 2016-date", "Chief Minister", true),
      ("2011–2014: Chair, Planning", "Chair, Planning", false),
      ("Team manager, Acme Ltd (Jan 2019 – present)", "Team manager, Acme Ltd", true),
      ("Clerk 1998 to 2004", "Clerk", false),
    ])
  func post(_ line: String, _ text: String, _ isCurrent: Bool) {
    let found = DatedPosts.post(in: line)
    #expect(found?.text == text)
    #expect(found?.isCurrent == isCurrent)
  }

  @Test("a year alone is none", arguments: ["NQSW 2024", "Founded in 1998", "2016-date", "Class of 2015"])
  func none(_ line: String) {
    #expect(DatedPosts.post(in: line) == nil)
  }
}

@Suite("Letters and first letters that change")
struct ChangedLetterTests {
  @Test(
    "Welsh names are found in their radical form",
    arguments: [
      ("Gyngor Gwynedd", "Cyngor Gwynedd"), ("Nghyngor Sir Ddinbych", "Cyngor Sir Ddinbych"),
      ("Mhrifysgol Bangor", "Prifysgol Bangor"), ("Acme Ltd", "Acme Ltd"), ("Gordon Ltd", "Gordon Ltd"),
    ])
  func welsh(_ text: String, _ radical: String) {
    #expect(WelshMutation.radicalBody(text) == radical)
  }

  @Test("look-alikes are made plain in mixed words only")
  func lookAlikes() {
    #expect(LookAlikes.plain("S\u{43E}cial w\u{43E}rker") == "Social worker")
    #expect(LookAlikes.plain("Москва") == "Москва")
  }

  @Test("a postcode district is one, a road is not")
  func districts() {
    #expect(PostcodeDistrict.isOne("S41"))
    for text in ["M1", "N95", "E17", "XX4", "S", "s41", "S041"] { #expect(!PostcodeDistrict.isOne(text)) }
  }
}
