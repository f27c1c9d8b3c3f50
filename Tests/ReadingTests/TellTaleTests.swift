import Foundation
import Model
import Testing

@testable import Reading

private func found(_ attribute: Attribute, in body: String) -> [Exposure] {
  let html = """
    <html><head><title>Rhian Oakeshott</title><meta property="og:type" content="profile">
    <meta property="og:title" content="Rhian Oakeshott"></head><body><h1>Rhian Oakeshott</h1>\(body)
    <p>Some more lines of text so that the page is not a shell of scripts.</p></body></html>
    """
  return reading(html, url: "https://people.example.org/rhian").exposures.filter { $0.attribute == attribute }
}

@Suite("Disclaimers, credit lines, posts passed on and old posts")
struct TellTaleTests {
  @Test(
    "words about one's views are read in bios alone",
    arguments: [
      ("<p class='bio'>Hills. Views my own.</p>", ["Views my own"]),
      ("<p class='bio'>Barn fy hun.</p>", ["Barn fy hun"]),
      ("<p class='bio'>Lovely views, my own garden.</p>", ["views, my own"]),
      ("<p class='bio'>Hill views.</p>", []),
      ("<article class='h-entry'><p>Views my own, he wrote.</p></article>", []),
    ])
  func disclaimers(_ body: String, _ values: [String]) {
    // Punctuation does not part words, so that "views: my own" is found; the third line is the price of it.
    #expect(found(.disclaimer, in: body).map(\.value) == values)
  }

  @Test(
    "a credit line names nobody, and one's own pictures have none",
    arguments: [
      ("<figure><img src='a.jpg'><figcaption>© Huw Vaughan</figcaption></figure>", 1),
      ("<figure><img src='a.jpg'><figcaption>Snow. Huw Vaughan/Getty Images</figcaption></figure>", 1),
      ("<p>Photo by Huw Vaughan</p>", 1), ("<p>Photo by</p>", 0), ("<p>© 2026 People Example</p>", 0),
      ("<figure><figcaption>© Rhian Oakeshott</figcaption></figure>", 0), ("<p>Photo by me</p>", 0),
      ("<p>I sold a photo by accident to Alamy.</p>", 0),
      ("<footer><p>Photos by Huw Vaughan</p></footer>", 0),
    ])
  func credits(_ body: String, _ count: Int) {
    let all = found(.pictureCredit, in: body)
    #expect(all.count == count)
    #expect(
      all.allSatisfy { !$0.value.contains("Huw") && $0.evidence.allSatisfy { !$0.excerpt.contains("Huw") } })
  }

  @Test("a post says itself that it stands elsewhere too")
  func crossPosts() {
    func post(_ text: String) -> String { "<article class='h-entry'><p>\(text)</p></article>" }
    #expect(
      found(.crossPost, in: post("Cross-posted from Facebook")).map(\.value) == ["Cross-posted from Facebook"]
    )
    #expect(
      found(.crossPost, in: "<a rel='syndication' href='https://social.example.org/@r/1'>there</a>").map(
        \.value) == [
          "also posted on social.example.org"
        ])
    #expect(found(.crossPost, in: post("I was cross. Posted from home.")).isEmpty)
    #expect(found(.crossPost, in: "<p>Cross-posted from Facebook</p>").isEmpty)
  }

  @Test("a post is old more than two years before the capture, to the day")
  func oldPosts() throws {
    let now = try #require(WrittenTime(day: reading("<p>x</p>").capture.capturedAt)).day
    func post(_ day: Int) -> String {
      let text =
        "\(day / 10_000)-" + String("\(day % 10_000 / 100 + 100)".dropFirst()) + "-"
        + String("\(day % 100 + 100)".dropFirst())
      return "<article class='h-entry'><p>Bread.</p><time datetime='\(text)'>then</time></article>"
    }
    #expect(found(.oldPosts, in: post(now - 20_000)).isEmpty)
    #expect(found(.oldPosts, in: post(now - 30_000)).map(\.value) == ["posts from \(now / 10_000 - 3) on"])
    #expect(
      found(.oldPosts, in: post(now - 30_000) + post(20_120_229)).map(\.value) == ["posts from 2012 on"])
    #expect(found(.oldPosts, in: "<p>In 2012 I baked.</p>").isEmpty)
  }

  @Test("a number of tagged photos is read as such")
  func tagged() {
    #expect(found(.thirdPartyContent, in: "<p>12 tagged photos</p>").map(\.value) == ["12 tagged photos"])
  }
}
