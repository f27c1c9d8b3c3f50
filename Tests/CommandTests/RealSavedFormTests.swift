import Foundation
import Model
import Support
import Testing

@testable import Acquiring

/// What Chromium itself writes of a page, not what a test thinks it writes.
private struct BrowserSaved: Sendable {
  let mhtml: String
  /// The body of the page's own request, as its developer tools show it.
  let response: String
  /// The page as "web page, complete" has it: what stands in the browser.
  let document: String
}

/// Opens `link` in a real browser and has it save the page. Blocks its thread.
private struct BrowserSaving {
  private struct Snapshot: Decodable { let data: String }
  private struct Body: Decodable {
    let body: String
    let base64Encoded: Bool
  }
  private struct SnapshotRequest: Encodable { let format = "mhtml" }
  private struct BodyRequest: Encodable { let requestId: String }
  struct NotSaved: Error {}

  let link: String

  func save() throws -> BrowserSaved {
    guard let path = Chromium.path, let address = WebAddress(link), let folder = BrowserFolder() else {
      throw NotSaved()
    }
    defer { folder.remove() }
    let rule = AddressRule(openOrigin: address.origin)
    let guardProxy = try GuardProxy(rule: rule)
    guardProxy.start()
    defer { guardProxy.stop() }
    let command = BrowserCommand(
      browser: InstalledBrowser(path: path), folder: folder, proxyPort: guardProxy.port)
    let process = try BrowserProcess(arguments: command.arguments, environment: command.environment)
    defer { process.end() }
    let devTools = DevTools(
      DevToolsPipe(
        commands: process.commands, answers: process.answers, deadline: .now + .seconds(30), stop: StopFlag())
    )
    let tab = BrowserTab(devTools, rule: rule, guardProxy: guardProxy)
    try tab.open()
    let navigated = try tab.go(to: address)
    try devTools.listen(for: .seconds(1))
    let body = try devTools.call(
      "Network.getResponseBody", BodyRequest(requestId: navigated.loaderId ?? ""), for: Body.self)
    let snapshot = try devTools.call("Page.captureSnapshot", SnapshotRequest(), for: Snapshot.self)
    let html = try RenderedText(devTools: devTools, frame: tab.frame).html(limit: 1 << 20)
    guard let html, !body.base64Encoded else { throw NotSaved() }
    return BrowserSaved(
      mhtml: snapshot.data, response: body.body, document: String(decoding: html, as: UTF8.self))
  }
}

@Suite(
  "What a real browser saves", .enabled(if: Chromium.isInstalled, Comment(rawValue: Chromium.missing)))
struct RealSavedFormTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  /// As ``Sample/profile``, with its facts where they show: Chromium's single file leaves out all scripts.
  private static let page = """
    <!DOCTYPE html><html lang="en"><head><title>Sam Tarrant (@samtarrant)</title>
    <meta charset="utf-8"><meta property="og:type" content="profile">
    <meta property="og:title" content="Sam Tarrant">
    <link rel="canonical" href="https://people.example.org/samtarrant"></head>
    <body><div class="h-card"><h1 class="p-name">Sam Tarrant</h1>
    <p class="p-job-title">Housing Officer</p><p class="p-org">Cyngor Tref Harrowdâle</p>
    <p class="p-note">Dau gath, tŷ bach — “two cats” = 2 🐈</p></div></body></html>
    """

  @Test("gives the same facts as the page itself", .timeLimit(.minutes(2)))
  func sameFacts() async throws {
    let server = try await LoopbackServer.start(["/sam": .html(Self.page)])
    let link = server.url(for: "/sam")
    let saved = try await withCheckedThrowingContinuation {
      (continuation: CheckedContinuation<BrowserSaved, any Error>) in
      Thread { continuation.resume(with: Result { try BrowserSaving(link: link).save() }) }.start()
    }
    await server.stop()
    try workplace.write(Self.page, to: "plain.html")
    try workplace.write(saved.mhtml, to: "saved.mhtml")
    try workplace.write(SavedForms.har([.init(saved.response) { $0.url = link }]), to: "saved.har")
    let mark = "<!-- saved from url=(\(String(format: "%04d", link.utf8.count)))\(link) -->\n"
    let head = "<!DOCTYPE html>\n"
    try #require(saved.document.hasPrefix(head))
    try workplace.write(head + mark + saved.document.dropFirst(head.count), to: "complete.html")
    try workplace.makeFolder("complete_files")
    let names = ["plain.html", "complete.html", "saved.har", "saved.mhtml"]
    let outcome = try await workplace.audit(names)
    outcome.expect(0)
    let report = try outcome.report()
    func facts(_ profile: ReportFile.Profile) -> Set<String> {
      Set(profile.exposures.map { "\($0.attribute) \($0.value) \($0.confidence)" })
    }
    let plain = try report.profile("file:plain.html")
    #expect(plain.exposures.contains { $0.attribute == "employer" && $0.value == "Cyngor Tref Harrowdâle" })
    #expect(report.profiles.count == names.count)
    for profile in report.profiles {
      #expect(profile.state == "profile", "\(profile.requestedURL): \(profile.stateReason)")
      #expect(facts(profile).symmetricDifference(facts(plain)) == [], "\(profile.requestedURL)")
    }
  }
}
