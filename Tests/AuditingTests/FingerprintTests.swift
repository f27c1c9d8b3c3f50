import Foundation
import Model
import Testing

@testable import Auditing

@Suite("Fingerprints")
struct FingerprintTests {
  private static let link = "https://www.linkedin.com/in/jo-brook"

  private func print(
    _ exposures: [Exposure], at link: String = link, address: String? = nil, state: PageState = .profile,
    check: String = "employer-visible", role: Role = Fixture.employee
  ) -> String? {
    Fixture.audit([page(link, exposures, state: state, address: address)], role: role).finding(check)?
      .fingerprint
  }

  @Test("Order, place, sureness, exactness and role change nothing")
  func invariances() throws {
    let original = try #require(print([fact(.employer, "Harrowdale Council"), fact(.employer, "HCC")]))
    #expect(original.count == 16)
    #expect(original.allSatisfy { $0.isHexDigit && !$0.isUppercase })
    let moved = Exposure(
      id: "z", attribute: .employer, value: "HARROWDALE  council",
      evidence: [Evidence(source: .jsonLD, locator: "//script[1]#/worksFor", excerpt: "other words")],
      visibility: .inCode, confidence: Confidence(rawValue: 45), precision: 85)
    #expect(
      print([fact(.name), fact(.employer, "H.C.C."), moved]) == print([fact(.employer, "h c c"), moved]))
    #expect(print([fact(.employer, "HCC"), moved, moved]) == original)
    #expect(print([moved, fact(.employer, "HCC")], role: Fixture.socialWorker) == original)
    #expect(print([fact(.employer, "HCC"), moved], state: .loginWall) == original)
  }

  @Test(
    "One profile has one fingerprint however its address is written",
    arguments: [
      "http://linkedin.com/in/jo-brook/", "https://uk.linkedin.com/in/Jo-Brook?trk=people",
      "https://m.linkedin.com/in/jo%2Dbrook#top", "https://www.linkedin.com/in/jo-brook//",
    ])
  func addresses(link: String) {
    let exposures = [fact(.employer, "HCC")]
    #expect(print(exposures, at: link) == print(exposures))
    #expect(print(exposures, at: "file:saved.html", address: link) == print(exposures))
  }

  @Test("Check, profile, value and kind of fact each change it")
  func differences() {
    let exposures = [fact(.employer, "HCC"), fact(.email, "a"), fact(.occupation, "HCC")]
    let prints = [
      print(exposures), print(exposures, check: "occupation-visible"),
      print(exposures, at: "https://www.linkedin.com/in/jo"),
      print(exposures, at: "https://x.com/in/jo-brook"),
      print([fact(.employer, "Leam Council")]), print([]), print(exposures, check: "contact-visible"),
      print([fact(.telephone, "a")], check: "contact-visible"), print(exposures, at: "file:a.html"),
      print(exposures, at: "file:b.html"), print(exposures, at: "https://f.example/profile.php?id=1"),
      print(exposures, at: "https://f.example/profile.php?id=2"),
    ]
    #expect(Set(prints).count == prints.count)
    #expect(!prints.contains(nil))
  }

  @Test("A picture's signature and a count of followers change by themselves")
  func restlessValues() {
    let picture = "https://media.example/avatar/0123456789abcdef0123.jpg"
    #expect(
      print([fact(.photograph, picture + "?e=1")], check: "photo-visible")
        == print([fact(.photograph, picture + "?e=2&t=x")], check: "photo-visible"))
    #expect(
      print([fact(.photograph, "https://a.example/avatar.php?u=1")], check: "photo-visible")
        != print([fact(.photograph, "https://a.example/avatar.php?u=2")], check: "photo-visible"))
    #expect(
      print([fact(.connections, "512 followers")], check: "connections-visible")
        == print([fact(.connections, "530 followers")], check: "connections-visible"))
  }
}
