import Foundation
import Testing

@Suite("netcurtain guide and letter")
struct GuideCommandTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  @Test(
    "a handout needs no audit, and names every site of the policy", arguments: ["text", "markdown", "html"])
  func handout(format: String) async throws {
    let outcome = try await workplace.run("guide", "--role", "social-worker", "--format", format)
    outcome.expect(0)
    for word in [
      "Facebook", "X (Twitter)", "LinkedIn", "YouTube", "Flickr", "Blogs", "Newsgroups", "Chat rooms",
    ] {
      #expect(outcome.output.contains(word), "\(word)")
    }
    #expect(outcome.output.lowercased().contains("read this first"))
    if format == "text" {
      let long = outcome.output.split(separator: "\n").filter { $0.count > 80 && !$0.contains("https://") }
      #expect(long == [])
    }
  }

  @Test("it is written to a file, and an unknown role is a usage error")
  func places() async throws {
    let outcome = try await workplace.run("guide", "--format", "html", "--output", "handout.html")
    outcome.expect(0)
    #expect(outcome.output == "")
    #expect(try workplace.text(of: "handout.html").hasPrefix("<!DOCTYPE html>"))
    #expect(workplace.mode(of: "handout.html") == 0o600)
    let wrong = try await workplace.run("guide", "--role", "pirate")
    wrong.expect(64)
    #expect(wrong.errors.contains("social-worker"))
  }

  @Test("a letter has the person's words, and brackets for the rest; nothing is sent")
  func letter() async throws {
    let list = try await workplace.run("letter", "list")
    list.expect(0)
    for id in [
      "ask-friend", "ask-club", "ask-moderators", "report-abuse", "ask-search-engine", "ask-archive",
    ] {
      #expect(list.output.contains("\n\(id)  ") || list.output.hasPrefix("\(id)  "), "\(id)")
    }
    let show = try await workplace.run(
      "letter", "show", "ask-friend", "--about", "https://social.example.org/1", "--name", "Kit\u{1B}[31m",
      "--output", "letter.txt")
    show.expect(0)
    #expect(show.output == "")
    let text = try workplace.text(of: "letter.txt")
    #expect(text.contains("https://social.example.org/1"))
    #expect(text.contains("[what it shows, in your own words]"))
    #expect(!text.contains("\u{1B}") && !text.contains("{"))
    #expect(show.errors.contains("It was sent to no one."))
    try await workplace.run("letter", "show", "ask-nobody").expect(64)
    try await workplace.run("letter", "show", "ask-friend", "--about", "my page").expect(64)
  }

  @Test("a letter of one's own is listed, and its slip ends with file and line")
  func ownLetter() async throws {
    let text = """
      id: ask-landlord
      title: Ask your landlord
      use_when: Your name stands at the door.
      send_to: Send it by post.
      subject: My name
      body: |
        Hello,
        {about}

      """
    try workplace.write(text, to: "ours/letters/ask-landlord.yaml")
    let list = try await workplace.run("letter", "list", "--catalogue", "ours")
    #expect(list.output.contains("ask-landlord"))
    try workplace.write(text.replacing("{about}", with: "{abuot}"), to: "ours/letters/ask-landlord.yaml")
    let wrong = try await workplace.run("letter", "list", "--catalogue", "ours")
    wrong.expect(65)
    #expect(wrong.errors.contains("ours/letters/ask-landlord.yaml:8: “{abuot}”"), "\(wrong.errors)")
  }
}
