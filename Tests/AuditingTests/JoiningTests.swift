import Foundation
import Model
import Testing

@testable import Auditing

@Suite("Pages that a stranger can join")
struct JoiningTests {
  /// Whether the two pages make one picture: name on the one, employer and workplace on the other.
  private func isJoined(
    _ first: String, _ firstFacts: [Exposure], _ second: String, _ secondFacts: [Exposure] = []
  ) -> Bool {
    let work = [
      fact(.employer, "Harrowdale Council", precision: 84), fact(.workLocation, "Hub", precision: 100),
    ]
    let audit = Fixture.audit([
      page(first, firstFacts + [fact(.name, "Jo Brook", precision: 100)]), page(second, secondFacts + work),
    ])
    return audit.combinations.contains { $0.id == "find-me-at-work" && $0.profileIDs == ["p1", "p2"] }
  }

  private let one = "https://one.example/"
  private let two = "https://two.example/"

  @Test("A link from one to the other")
  func links() {
    #expect(!isJoined(one, [], two))
    #expect(isJoined(one, [fact(.linkedProfile, "http://www.two.example")], two))
    #expect(isJoined(one, [], two, [fact(.linkedProfile, "one.example")]))
    #expect(isJoined("https://twitter.com/jo", [], one, [fact(.linkedProfile, "https://x.com/Jo?lang=en")]))
    #expect(!isJoined(one, [fact(.linkedProfile, "https://two.example/other")], two))
    #expect(!isJoined(one, [fact(.linkedProfile, "https://two.example", confidence: 59)], two))
    let paper = fact(.linkedProfile, "https://paper.example/")
    #expect(!isJoined(one, [paper], two, [paper]))
  }

  @Test("One address")
  func addresses() {
    #expect(isJoined("https://x.com/jo", [], "https://mobile.twitter.com/jo/"))
    #expect(!isJoined("https://x.com/jo", [], "https://x.com/joe"))
    #expect(!isJoined("https://mastodon.example/@jo", [], "https://other-server.example/@jo"))
    #expect(!isJoined("https://jo.tumblr.com/about", [], "https://joe.tumblr.com/about"))
  }

  @Test("A rare user name, on the page or in its address")
  func handles() {
    #expect(isJoined(one, [fact(.handle, "@Jo.Brook")], two, [fact(.handle, "jo_brook")]))
    #expect(!isJoined(one, [fact(.handle, "@jobro")], two, [fact(.handle, "jobro")]))
    #expect(!isJoined(one, [fact(.handle, "official")], two, [fact(.handle, "Official")]))
    #expect(!isJoined(one, [fact(.handle, "jobrook", confidence: 50)], two, [fact(.handle, "jobrook")]))
    #expect(isJoined("https://x.com/jobrook", [], "https://www.facebook.com/jo.brook"))
    #expect(isJoined("https://jobrook.tumblr.com/", [], "https://talk.example/users/jobrook"))
    #expect(isJoined("https://x.com/jobrook/status/1", [], "https://video.example/@jobrook"))
    #expect(!isJoined("https://a.example/2026/my-holiday", [], "https://b.example/2026/my-holiday"))
    #expect(!isJoined("https://a.example/profile.php?id=1", [], "https://b.example/profile.php?id=1"))
    // A stranger never sees what a person calls a saved file.
    #expect(!isJoined("file:a/jo-brook.html", [], "file:b/jo-brook.htm"))
  }

  @Test("One picture")
  func pictures() {
    let picture = "https://pics.example/0123456789abcdef0123.jpg"
    #expect(isJoined(one, [fact(.photograph, picture + "?s=80")], two, [fact(.photograph, picture)]))
    #expect(!isJoined(one, [fact(.photograph, "a picture")], two, [fact(.photograph, "a picture")]))
    let program = "https://pics.example/p.php?u="
    #expect(!isJoined(one, [fact(.photograph, program + "1")], two, [fact(.photograph, program + "2")]))
  }

  @Test("A full name, but only with a town or an employer")
  func names() {
    let name = fact(.name, "JO BROOK", precision: 100)
    let town = fact(.homeLocation, "Leam, Harrowshire", precision: 25)
    #expect(!isJoined(one, [], two, [name]))
    #expect(isJoined(one, [town], two, [name, fact(.workLocation, "Leam", precision: 60)]))
    #expect(!isJoined(one, [town], two, [fact(.name, "Jo", precision: 50), town]))
    #expect(!isJoined(one, [town], two, [name, fact(.homeLocation, "Harrowshire", precision: 10)]))
    let county = fact(.homeLocation, "Harrowshire", precision: 10)
    #expect(!isJoined(one, [county], two, [name, county]))
    let employer = fact(.employer, "Harrowdale Council", precision: 100)
    #expect(isJoined(one, [employer], two, [name, employer]))
    #expect(!isJoined(one, [employer], two, [employer]))
  }

  @Test("Joins reach over several pages")
  func chains() {
    let clusters = Clusters.joined([
      [.handle("aaaaaa")], [.picture("p"), .address("two")], [.link("two"), .handle("bbbbbb")],
      [.handle("cccccc")], [.picture("p"), .handle("cccccc")],
    ])
    #expect(clusters == [[0], [1, 2, 3, 4]])
    #expect(Clusters.joined([]).isEmpty)
  }
}
