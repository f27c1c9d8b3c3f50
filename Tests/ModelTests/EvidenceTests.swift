import Model
import Testing

@Suite("Evidence")
struct EvidenceTests {
  @Test("an excerpt of joined emoji is cut by code points, between characters")
  func joinedEmoji() {
    let family = "\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}"
    let evidence = Evidence(
      source: .text, locator: "/html/body/p", excerpt: String(repeating: family, count: 100))
    #expect(evidence.excerpt.unicodeScalars.count <= Evidence.excerptLimit)
    #expect(evidence.excerpt.hasSuffix("…"))
    #expect(evidence.excerpt.dropLast().allSatisfy { String($0) == family })
  }
}
