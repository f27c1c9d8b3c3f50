import Foundation
import Model
import Support
import Testing

@testable import Acquiring

@Suite("One page, however it is linked")
struct SamePageTests {
  @Test(
    "two links to one page have one key",
    arguments: [
      ("https://www.linkedin.com/in/rhian/", "http://linkedin.com/in/rhian?trk=people-guest"),
      ("https://X.com/rhian", "https://x.com/rhian?s=21&t=abc#top"),
      ("https://m.facebook.com/rhian?fbclid=1", "https://www.facebook.com/rhian/"),
      ("https://forum.example.org/u?id=7&utm_source=mail", "https://forum.example.org/u?id=7"),
      ("https://example.org", "https://example.org/"),
    ])
  func same(_ a: String, _ b: String) {
    #expect(SamePage.key(a) != nil)
    #expect(SamePage.key(a) == SamePage.key(b))
  }

  @Test(
    "two pages keep their own",
    arguments: [
      ("https://x.com/rhian", "https://x.com/delyth"), ("https://x.com/rhian", "https://x.com/Rhian"),
      ("https://forum.example.org/u?id=7", "https://forum.example.org/u?id=8"),
      ("https://blog.example.org/?s=rhian", "https://blog.example.org/?s=delyth"),
      ("https://example.org:8443/", "https://example.org/"), ("https://m.example/", "https://example/"),
    ])
  func different(_ a: String, _ b: String) {
    #expect(SamePage.key(a) != SamePage.key(b))
  }

  @Test("repeated links are told and not asked for; files are never taken for repeated")
  func onceEach() async throws {
    let server = try await LoopbackServer.start(["/sam": .html("Sam"), "/kit": .html("Kit")])
    let acquirer = Acquirer(.loopback)
    let links = [
      server.url(for: "/sam"), server.url(for: "/kit"), server.url(for: "/sam/?utm_source=x"), "no.html",
      "no.html",
    ]
    let (inputs, repeated) = acquirer.onceEach(acquirer.inputs(for: links))
    #expect(repeated.map(\.requestedURL) == [server.url(for: "/sam/?utm_source=x")])
    #expect(inputs.count == 4)
    await server.stop()
  }
}
