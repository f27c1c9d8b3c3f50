import Auditing
import Foundation
import Model
import Reading
import Testing

/// A platform's example after the site changed one thing that a rule goes by.
struct RottenPage: Sendable {
  let named: NamedPlatformExample
  let change: String
  let html: String
}

@Suite("Rules that no longer fit")
struct RuleRotTests {
  /// The names that a query goes by: classes, ids, attributes of data and their values.
  private static func names(in query: String) -> Set<String> {
    // Every text in quotes of at least four characters, such as ' bio ' or 'UserLocation'.
    let quoted = query.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }
      .map { $0.element.trimmingCharacters(in: .whitespaces) }
    return Set(
      quoted.filter { $0.count >= 4 && $0.allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) } })
  }

  /// Every change of one name or key in an example that shows a person.
  static let pages: [RottenPage] = NamedPlatformExample.all.filter { $0.example.state == .profile }.flatMap {
    named in
    var pages: [RottenPage] = []
    let html = named.example.html
    func add(_ change: String, _ text: String) {
      if text != html { pages.append(RottenPage(named: named, change: change, html: text)) }
    }
    var names: Set<String> = []
    var keys: Set<String> = []
    for selector in named.platform.selectors {
      switch selector.place {
      case .markup(let xpath, _): names.formUnion(Self.names(in: xpath))
      case .data(let script, let pointer):
        names.insert(script)
        keys.formUnion(pointer.split(separator: "/").map(String.init).filter { $0 != "*" && Int($0) == nil })
      }
    }
    for name in names.sorted() {
      // A whole word of an attribute, not a part of a picture's address.
      let word = try? Regex("(?<=[\" ])\(name)(?=[\" ])")
      if let word { add("“\(name)” renamed", html.replacing(word, with: "zz" + String(name.reversed()))) }
      add("“\(name)” dropped", html.replacing("\"\(name)\"", with: "\"\""))
    }
    for key in keys.sorted() {
      add("key “\(key)” moved", html.replacing("\"\(key)\":", with: "\"zz\(key)\":"))
    }
    add(
      "body wrapped",
      html.replacing("<body", with: "<body><div class=\"zz\"><div").replacing(
        "</body>", with: "</div></div></body>"))
    return pages
  }

  /// What became of a page's facts.
  private enum Fate { case harmless, noticed, silent }

  private func fate(_ page: RottenPage) -> Fate {
    let reading = page.named.reading(Array(page.html.utf8))
    if !reading.staleAttributes.isEmpty || reading.platformID != page.named.platform.id { return .noticed }
    // A page that is no longer taken for a profile is never called clear: that is noticed too.
    if reading.state != .profile { return .noticed }
    let lost = page.named.example.shows.filter { shown in
      !reading.exposures.contains {
        $0.attribute == shown.attribute && $0.value.contains(shown.value) && $0.confidence.counts
      }
    }
    return lost.isEmpty ? .harmless : .silent
  }

  @Test("of the changes that lose a fact, at least 95 in 100 are noticed")
  func noticed() {
    var counts: [String: Int] = [:]
    var silent: [String] = []
    for page in Self.pages {
      switch fate(page) {
      case .harmless: counts["harmless", default: 0] += 1
      case .noticed: counts["noticed", default: 0] += 1
      case .silent:
        counts["silent", default: 0] += 1
        silent.append("\(page.named.testDescription): \(page.change)")
      }
    }
    let noticed = Double(counts["noticed"] ?? 0)
    let rate = noticed / max(1, noticed + Double(silent.count))
    print("rule rot: \(Self.pages.count) changes, \(counts), noticed \(rate)")
    for line in silent { print("  unnoticed: \(line)") }
    #expect(Self.pages.count > 120)
    #expect(rate >= 0.95)
  }

  @Test("a stale rule is said, lowers what generic rules found, and leaves the state as it is")
  func stale() throws {
    var checked = 0
    for page in Self.pages where page.named.example.state == .profile {
      let before = page.named.reading()
      let after = page.named.reading(Array(page.html.utf8))
      guard !after.staleAttributes.isEmpty else { continue }
      checked += 1
      #expect(after.state == before.state, "\(page.named.testDescription): \(page.change)")
      #expect(after.notes.contains { $0.hasPrefix("Generic rules were used") })
      let generic = after.exposures.flatMap { exposure in
        exposure.evidence.allSatisfy { $0.source != .platformRule } ? [exposure] : []
      }
      for exposure in generic {
        #expect(exposure.confidence.rawValue <= 90, "\(page.named.testDescription): \(page.change)")
      }
    }
    #expect(checked > 40)
  }

  @Test("where a stale rule could have missed a fact, no check is clear")
  func neverClear() throws {
    let pages = ExamplePages.embedded
    for page in Self.pages {
      let reading = page.named.reading(Array(page.html.utf8))
      guard !reading.staleAttributes.isEmpty else { continue }
      let audit = pages.auditor.audit(
        [reading], of: Subject(), role: pages.catalogue.roles[0], at: ExamplePages.moment)
      for finding in audit.findings where finding.outcome == .clear {
        let check = try #require(pages.catalogue.checks.first { $0.id == finding.checkID })
        #expect(!check.condition.attributes.contains(where: reading.staleAttributes.contains))
      }
      for finding in audit.findings where finding.cause == .staleRule {
        #expect(finding.outcome == .cannotTell)
        #expect(finding.nextStep?.isEmpty == false)
      }
    }
  }
}
