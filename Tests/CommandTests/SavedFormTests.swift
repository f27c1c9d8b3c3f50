import Foundation
import Support
import Testing

@Suite("A page reads alike in every form in which it can be saved")
struct SavedFormTests {
  private static let address = "https://people.example.org/samtarrant"
  /// With letters outside ASCII, so that a character set that gets lost shows.
  private static let page = Sample.profile.replacing("Two cats", with: "Dau gath, tŷ bach — “two cats”")
    .replacing("Harrowdale City Council", with: "Cyngor Tref Harrowdâle")

  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private struct Fact: Hashable {
    let attribute: String
    let value: String
    let confidence: Int
  }

  private func facts(_ profile: ReportFile.Profile) -> Set<Fact> {
    Set(profile.exposures.map { Fact(attribute: $0.attribute, value: $0.value, confidence: $0.confidence) })
  }

  /// Each form of ``page``, by the name that the report gives it.
  private func save() throws -> [String] {
    let page = Array(Self.page.utf8)
    let mhtml = SavedForms.mhtml(page, type: "text/html; charset=utf-8", address: Self.address)
    let singleFile = """
      <!--
       Page saved with SingleFile\u{20}
       url: \(Self.address)\u{20}
       saved date: Sat Jun 01 2024 11:11:12 GMT+0100 (British Summer Time)
      -->
      """
    func marked(_ comment: String) -> String {
      Self.page.replacing("<html lang=\"en\">", with: "\(comment)<html lang=\"en\">")
    }
    try workplace.write(mhtml, to: "forms/a.mhtml")
    try workplace.write(
      SavedForms.mhtml(page, coding: "base64", address: Self.address), to: "forms/b.mht")
    try workplace.write(
      SavedForms.har([.init(Self.page) { $0.url = Self.address }]), to: "forms/c.har")
    try workplace.write(
      SavedForms.har([
        .init(Self.page) {
          $0.url = Self.address
          $0.isBase64 = true
        }
      ]), to: "forms/d.har")
    try workplace.write(
      marked("<!-- saved from url=(\(String(format: "%04d", Self.address.count)))\(Self.address) -->\n"),
      to: "forms/e.html")
    try workplace.write("<html><title>frame</title>", to: "forms/e_files/frame.html")
    try workplace.write(marked(singleFile), to: "forms/f.html")
    try workplace.write(
      Packing.gzip(
        Array(
          marked("<!-- saved from url=(\(String(format: "%04d", Self.address.count)))\(Self.address) -->\n")
            .utf8)),
      to: "forms/g.html.gz")
    var archive = WebArchive()
    archive.visit(Self.address, body: Self.page)
    try workplace.write(archive.bytes, to: "forms/h.warc")
    try workplace.write(archive.packed, to: "forms/i.warc.gz")
    try workplace.write(
      Packing.zip([
        .init("sam/a.mhtml", mhtml), .init("sam/b.warc", archive.bytes),
        .init("sam/e.html", try workplace.text(of: "forms/e.html")),
        .init("sam/e_files/frame.html", "<html><title>frame</title>"),
      ]), to: "forms/j.zip")
    let names = [
      "a.mhtml", "b.mht", "c.har#1", "d.har#1", "e.html", "f.html", "g.html.gz", "h.warc#1", "i.warc.gz#1",
    ]
    return (names + ["sam/a.mhtml", "sam/b.warc#1", "sam/e.html"].map { "j.zip#\($0)" }).map {
      "file:forms/\($0)"
    }
  }

  @Test("the same facts, state and address as the page by itself")
  func sameExposures() async throws {
    try workplace.write(Self.page, to: "plain.html")
    let names = try save()
    let outcome = try await workplace.audit(["plain.html", "forms"])
    outcome.expect(0)
    let report = try outcome.report()
    #expect(report.profiles.map(\.requestedURL) == ["file:plain.html"] + names)
    let plain = try report.profile("file:plain.html")
    #expect(plain.state == "profile")
    #expect(
      plain.exposures.contains { $0.attribute == "employer" && $0.value == "Cyngor Tref Harrowdâle" })
    for name in names {
      let profile = try report.profile(name)
      #expect(facts(profile).symmetricDifference(facts(plain)) == [], "\(name)")
      #expect(profile.state == "profile", "\(name)")
      #expect(profile.finalURL == Self.address, "\(name)")
    }
  }

  @Test("a saved sign-in wall stays one in every form")
  func wall() async throws {
    try workplace.write(SavedForms.mhtml(Array(Sample.loginWall.utf8)), to: "a.mhtml")
    try workplace.write(SavedForms.har([.init(Sample.loginWall)]), to: "b.har")
    let outcome = try await workplace.audit(["a.mhtml", "b.har"])
    outcome.expect(69)
    let report = try outcome.report()
    #expect(report.profiles.map(\.state) == ["loginWall", "loginWall"])
    for profile in report.profiles { #expect(report.checks("clear", on: profile) == []) }
  }

  @Test("a form that leaves out hidden data says so where the facts are listed")
  func leftOut() async throws {
    // As Chromium saves it: the element with the page's data is gone.
    let start = try #require(Self.page.range(of: "<script"))
    let end = try #require(Self.page.range(of: "</script>"))
    let stripped = Self.page.replacingCharacters(in: start.lowerBound..<end.upperBound, with: "")
    try workplace.write(SavedForms.mhtml(Array(stripped.utf8)), to: "a.mhtml")
    try workplace.write(Self.page, to: "b.html")
    let note = "leaves out hidden data"
    #expect(try await workplace.run("audit", "a.mhtml").output.contains(note))
    #expect(try await !workplace.run("audit", "b.html").output.contains(note))
  }

  @Test("a record without the pages' text says what to do, and the other pages stand")
  func withoutContent() async throws {
    try workplace.write(
      SavedForms.har([.init(nil) { $0.url = "https://photos.example.org/samtarrant" }]), to: "a.har")
    try workplace.write(SavedForms.mhtml(Array(Self.page.utf8)), to: "b.mhtml")
    let outcome = try await workplace.audit(["a.har", "b.mhtml"])
    outcome.expect(0)
    let report = try outcome.report()
    #expect(report.profiles.map(\.state) == ["unreadable", "profile"])
    let row = try #require(report.notAssessed.first)
    #expect(row.requestedURL == "file:a.har#1")
    #expect(row.nextStep.contains("HAR with content"))
  }

  @Test("nothing that opens an account is in any report")
  func secrets() async throws {
    try workplace.write(
      SavedForms.har([
        .init(Self.page) {
          $0.url = Self.address
          $0.requestHeaders["Cookie"] = "session=s3cr3t"
          $0.requestHeaders["Authorization"] = "Bearer s3cr3t"
          $0.responseHeaders["Set-Cookie"] = "session=s3cr3t"
        }
      ]), to: "a.har")
    for format in ["json", "text"] {
      let outcome = try await workplace.run(
        "audit", "--format", format, "a.har", "--html", "\(format).html")
      outcome.expect(0)
      let page = try workplace.text(of: "\(format).html")
      #expect(page.contains("You saved this page on 1 June 2024 while you were signed in."))
      #expect(!outcome.output.contains("s3cr3t"))
      #expect(!page.contains("s3cr3t"))
    }
  }
}
