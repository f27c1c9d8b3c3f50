import Foundation
import Model
import Testing

@Suite("Confidence")
struct ConfidenceTests {
  @Test(
    "Stays from 0 to 100",
    arguments: [(-1, 0), (Int.min, 0), (0, 0), (57, 57), (100, 100), (101, 100), (Int.max, 100)])
  func clamping(raw: Int, kept: Int) { #expect(Confidence(rawValue: raw).rawValue == kept) }

  @Test(
    "From 60 a fact counts; from 30 it is asked about",
    arguments: [
      (0, false, false), (29, false, false), (30, false, true), (59, false, true), (60, true, false),
      (100, true, false),
    ])
  func thresholds(raw: Int, counts: Bool, asks: Bool) {
    let confidence = Confidence(rawValue: raw)
    #expect(confidence.counts == counts)
    #expect(confidence.needsChecking == asks)
  }

  @Test("Sources rank from structured data down to vocabulary; the last two are only asked about")
  func order() {
    let ranked: [Confidence] = [
      .structuredData, .labelledField, .platformRule, .strongPattern, .weakPattern, .vocabularyOnly,
    ]
    #expect(ranked == ranked.sorted(by: >))
    #expect(Set(ranked).count == ranked.count)
    #expect(ranked.map(\.counts) == [true, true, true, true, false, false])
    #expect(ranked.suffix(2).map(\.needsChecking) == [true, true])
  }

  @Test("Is a bare number in JSON, clamped also there")
  func json() throws {
    #expect(String(decoding: try JSONEncoder().encode([Confidence(rawValue: 95)]), as: UTF8.self) == "[95]")
    let read = try JSONDecoder().decode([Confidence].self, from: Data("[-5,80,1000]".utf8))
    #expect(read.map(\.rawValue) == [0, 80, 100])
  }
}
