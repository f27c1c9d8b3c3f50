import Foundation
import Support
import Testing

@Suite("Web archives that wget makes", .enabled(if: Tool.wget != nil, "needs wget"))
struct WgetArchiveTests {
  @Test("the profile is the one page in it, whether packed or not", arguments: [true, false])
  func download(isPacked: Bool) async throws {
    let workplace = try Workplace()
    let parts =
      "<link rel=stylesheet href=a.css><img src=me.png><img src=lost.png><iframe src=frame.html></iframe></body>"
    let server = try await LoopbackServer.start([
      "/sam": .redirect(to: "/sam/"), "/sam/": .html(Sample.profile.replacing("</body>", with: parts)),
      "/sam/a.css": .init(headers: ["Content-Type": "text/css"], body: Array("p { color: red }".utf8)),
      "/sam/me.png": .init(headers: ["Content-Type": "image/png"], body: [0x89, 0x50]),
      "/sam/frame.html": .html(Sample.article),
    ])
    // It ends with 8, since one of the pictures is not there.
    let wget = try await Tool.run(
      try #require(Tool.wget),
      ["--page-requisites", "--no-config", "--warc-file=sam", "--directory-prefix=out"]
        + (isPacked ? [] : ["--no-warc-compression"]) + [server.url(for: "/sam")], in: workplace.path)
    await server.stop()
    let name = isPacked ? "sam.warc.gz" : "sam.warc"
    let outcome = try await workplace.audit([name])
    outcome.expect(0)
    let report = try outcome.report()
    #expect(report.profiles.map(\.requestedURL) == ["file:\(name)#1"], "\(wget.output)")
    #expect(report.profiles.first?.state == "profile")
    #expect(report.profiles.first?.finalURL == server.url(for: "/sam/"))
    #expect(report.profiles.first?.exposures.contains { $0.value == "Harrowdale City Council" } == true)
  }
}
