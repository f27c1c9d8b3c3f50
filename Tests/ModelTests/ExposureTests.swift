import Model
import Testing

@Suite("Exposures and their evidence")
struct ExposureTests {
  @Test("An excerpt is clean and has at most 160 characters")
  func excerpt() {
    let evidence = Evidence(
      source: .text, locator: "/html/body/p[2]",
      excerpt: "\u{1B}[2J Works\n at " + String(repeating: "x", count: 500))
    #expect(evidence.excerpt.hasPrefix("[2J Works at xxx"))
    #expect(evidence.excerpt.count == 160)
    #expect(evidence.excerpt.hasSuffix("…"))
    #expect(
      Evidence(source: .text, locator: "url", excerpt: String(repeating: "x", count: 160)).excerpt.count
        == 160)
  }

  @Test("A value is cleaned, and folded as it shows")
  func cleaning() {
    let exposure = exposure("  Harrow\u{200B}dale\u{202E} County\nCouncil ")
    #expect(exposure.value == "Harrowdale County Council")
    #expect(exposure.normalisedValue == "harrowdale county council")
  }

  @Test(
    "Another id changes nothing else, also for a value that was cleaned or cut",
    arguments: [
      "Siân Llŵyd", "Za\u{200B}ra", "a\u{2060}b\u{1B}c", "soft\u{AD}ware",
      String(repeating: "long value ", count: 80),
    ])
  func identified(value: String) {
    let original = exposure(value)
    let other = original.identified(by: "p1-e01")
    #expect(other.id == "p1-e01")
    #expect(other != original)
    #expect(other.identified(by: original.id) == original)
    #expect(other.normalisedValue == original.normalisedValue)
  }

  @Test("Precision stays from 0 to 100", arguments: [(-20, 0), (40, 40), (250, 100)])
  func precision(raw: Int, kept: Int) { #expect(exposure("x", precision: raw).precision == kept) }

  private func exposure(_ value: String, precision: Int = 85) -> Exposure {
    Exposure(
      id: "e01", attribute: .employer, value: value,
      evidence: [Evidence(source: .jsonLD, locator: "/html/head/script#/worksFor/name", excerpt: value)],
      visibility: .inCode, confidence: .structuredData, precision: precision, current: false)
  }
}
