import Foundation
import Support
import Testing

@Suite("What a stranger learns from the messages that somebody posts")
struct ConversationTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private func values(_ profile: ReportFile.Profile, _ attribute: String) -> [String] {
    profile.exposures.filter { $0.attribute == attribute && $0.confidence >= 60 }.map(\.value)
  }

  /// The report on one file, which is never clear of anything and names nobody else.
  private func audit(
    _ text: String, as name: String, who: [String] = ["--name", "Siwan Tarrant"],
    others: [String] = ["Kit", "Moss", "Tom", "Baker", "Fulchester"],
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> ReportFile.Profile {
    try workplace.write(text, to: name)
    let outcome = try await workplace.audit(who + [name])
    outcome.expect(0, sourceLocation: sourceLocation)
    let report = try outcome.report()
    let profile = try report.profile("file:" + name)
    #expect(profile.state == "notAProfile", sourceLocation: sourceLocation)
    #expect(report.checks("clear", on: profile) == [], sourceLocation: sourceLocation)
    for other in others {
      #expect(!outcome.output.contains(other), "\(other) is somebody else", sourceLocation: sourceLocation)
    }
    return profile
  }

  @Test(
    "a post of a newsgroup: sender, employer, job, place, telephone",
    arguments: ["a.eml", "post.txt", "12345"])
  func newsgroup(name: String) async throws {
    let profile = try await audit(ConversationSample.newsgroupPost, as: name, who: [])
    #expect(values(profile, "name") == ["Siwan Tarrant"])
    #expect(values(profile, "employer") == [ConversationSample.employer])
    #expect(values(profile, "occupation") == ["Housing Officer"])
    #expect(values(profile, "team") == ["Housing Options Team"])
    #expect(values(profile, "workLocation") == ["Quarry House, 12 Station Road, Millbeck ZZ99 3WZ"])
    #expect(values(profile, "email") == ["siwan@mail.example.org"])
    #expect(values(profile, "telephone") == ["01632 960 123"])
    #expect(values(profile, "homeLocation") == [])
  }

  @Test("a page of a list's archive: sender, employer, place", arguments: [[], ["--name", "Siwan Tarrant"]])
  func archivePage(who: [String]) async throws {
    let profile = try await audit(ConversationSample.archivePage, as: "000001.html", who: who)
    #expect(values(profile, "name") == ["Siwan Tarrant"])
    #expect(values(profile, "employer") == [ConversationSample.employer])
    #expect(values(profile, "occupation") == ["Housing Officer"])
    #expect(values(profile, "workLocation") == ["Quarry House, 12 Station Road, Millbeck ZZ99 3WZ"])
    #expect(values(profile, "email") == ["siwan@mail.example.org"])
  }

  @Test("a broken export says what to do, and the other pages stand")
  func brokenExport() async throws {
    try workplace.write(String(ConversationSample.discord.prefix(400)), to: "a.json")
    try workplace.write(Sample.profile, to: "b.html")
    let outcome = try await workplace.audit(["a.json", "b.html"])
    outcome.expect(0)
    let report = try outcome.report()
    #expect(report.profiles.map(\.state) == ["unreadable", "profile"])
    let row = try #require(report.notAssessed.first)
    #expect(row.reason.contains("export of Discord"))
    #expect(row.nextStep.contains("Export"))
  }

  @Test("a log of IRC: real name, nickname, employer, place")
  func irc() async throws {
    let profile = try await audit(
      ConversationSample.ircLog, as: "bikes.log", others: ["kit_m", "Fulchester"])
    #expect(values(profile, "name") == ["Siwan Tarrant"])
    #expect(values(profile, "handle") == ["siwant_example"])
    #expect(values(profile, "employer") == [ConversationSample.employer])
    #expect(values(profile, "workLocation") == ["Chesterfield"])
  }

  @Test(
    "exports of chats",
    arguments: [
      ("bikes.json", ConversationSample.discord), ("general.html", ConversationSample.discordPage),
      ("result.json", ConversationSample.telegram), ("messages.html", ConversationSample.telegramPage),
      ("export.json", ConversationSample.matrix), ("matrix.html", ConversationSample.matrixPage),
      ("matrix.txt", ConversationSample.matrixText),
    ])
  func export(name: String, text: String) async throws {
    let profile = try await audit(text, as: name)
    #expect(values(profile, "name") == ["Siwan Tarrant"])
    #expect(values(profile, "employer") == [ConversationSample.employer])
    #expect(values(profile, "postingTime") == [])
    // When somebody posts is theirs to ask, on the command line or in their file.
    let asked = try await audit(
      text, as: name, who: ["--name", "Siwan Tarrant", "--also-look-for", "posting-hours"])
    #expect(!values(asked, "postingTime").isEmpty)
  }

  @Test("a check on request is asked for by its name")
  func onRequest() async throws {
    let outcome = try await workplace.audit(["--also-look-for", "employer-visible", "page.html"])
    outcome.expect(64)
    #expect(outcome.errors.contains("there is no such check on request. Use one of: posting-hours."))
  }

  @Test("a role and a nickname on Discord")
  func discord() async throws {
    let profile = try await audit(ConversationSample.discord, as: "a.json")
    #expect(values(profile, "occupation") == ["Housing Officer"])
    #expect(values(profile, "handle") == ["siwant_example"])
    #expect(values(profile, "workLocation") == ["Chesterfield"])
  }

  @Test("of a mailbox of three writers only the subject's messages count")
  func mailbox() async throws {
    let profile = try await audit(ConversationSample.mailbox, as: "talk.mbox")
    #expect(values(profile, "name") == ["Siwan Tarrant"])
    #expect(values(profile, "employer") == [ConversationSample.employer])
    #expect(values(profile, "homeLocation") == ["Chesterfield"])
    #expect(values(profile, "publicPosts") == ["2 messages"])
    let text = try await workplace.run("audit", "--name", "Siwan Tarrant", "talk.mbox")
    #expect(text.output.contains("2 messages by you, 2 by others passed over."))
  }

  @Test("messages that are nobody's the tool knows say so, and keep nothing")
  func nobody() async throws {
    try workplace.write(ConversationSample.mailbox, to: "talk.mbox")
    let outcome = try await workplace.audit(["--name", "Jo Nobody", "talk.mbox"])
    outcome.expect(69)
    let report = try outcome.report()
    let row = try #require(report.notAssessed.first)
    #expect(row.reason.contains("None of these 4 messages is by you as far as netcurtain can tell"))
    #expect(row.nextStep.contains("handles"))
    #expect(report.profiles.first?.exposures.isEmpty == true)
    for name in ["Siwan", "Tarrant", "Kit", "Moss", "Baker", "mail.example.org"] {
      #expect(!outcome.output.contains(name))
    }
  }

  @Test("one message of somebody with quite another name is not taken to be the subject's")
  func somebodyElse() async throws {
    try workplace.write(ConversationSample.newsgroupPost, to: "a.eml")
    let outcome = try await workplace.audit(["--name", "Jo Nobody", "a.eml"])
    outcome.expect(69)
    #expect(!outcome.output.contains("Siwan"))
  }

  @Test("mail and chat are found in a folder by what they hold, and other text is left alone")
  func folder() async throws {
    try workplace.write(ConversationSample.newsgroupPost, to: "all/a.eml")
    try workplace.write(ConversationSample.ircLog, to: "all/b.log")
    try workplace.write(ConversationSample.telegram, to: "all/result.json")
    try workplace.write("{\"settings\": true}", to: "all/settings.json")
    try workplace.write("Shopping: bread, tea\n", to: "all/notes.txt")
    let report = try await workplace.audit(["--name", "Siwan Tarrant", "all"]).report()
    #expect(
      report.profiles.map(\.requestedURL) == ["file:all/a.eml", "file:all/b.log", "file:all/result.json"])
  }
}
