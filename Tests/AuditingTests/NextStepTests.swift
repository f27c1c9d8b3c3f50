import Foundation
import Model
import Testing

@testable import Auditing

@Suite("The next steps")
struct NextStepTests {
  @Test("Every page that was not seen says why, and what to do", arguments: PageState.allCases)
  func states(state: PageState) throws {
    guard state != .profile else { return }
    for link in ["https://x.com/jo", "file:jo.html"] {
      let audit = Fixture.audit([page(link, state: state, reason: "")])
      let entry = try #require(audit.notAssessed.first)
      #expect(entry.profileID == "p1" && entry.requestedURL == link && entry.state == state)
      #expect(entry.reason.hasSuffix("."))
      #expect(audit.findings.allSatisfy { $0.nextStep == entry.nextStep })
      let sentences = entry.nextStep.split(separator: ". ")
      #expect(sentences.count > 1)
      for sentence in sentences {
        #expect(sentence.split(separator: " ").count <= 20, "\(sentence)")
      }
    }
    let audit = Fixture.audit([page("https://x.com/jo", state: state, reason: "The title says so.")])
    #expect(audit.notAssessed.map(\.reason) == ["The title says so."])
  }

  @Test("What can be settled by a saved page says how to run it")
  func savedPage() {
    for state in [PageState.loginWall, .scriptShell, .blocked, .consentScreen, .unreadable] {
      let step = NextSteps.toSee(page("https://x.com/jo", state: state)).words
      #expect(step.contains("private window") && step.contains("netcurtain audit FILE"), "\(state)")
    }
    #expect(NextSteps.toSee(page("https://x.com/jo", state: .notFound)).words.hasPrefix("Check the link."))
    #expect(
      NextSteps.toSee(page("https://x.com/jo", state: .notAProfile)).words.contains("profile page itself"))
  }

  @Test("Where a browser is installed, an empty page and a wall say what to type")
  func browser() {
    for state in [PageState.scriptShell, .loginWall] {
      let fetched = page("https://x.com/jo?a=1&b='2'", state: state)
      let step = NextSteps.toSee(fetched, hasBrowser: true).words
      #expect(step.contains(#"“netcurtain audit 'https://x.com/jo?a=1&b='\''2'\''' --render”"#), "\(step)")
      #expect(
        NextSteps.toSee(page("https://x.com/jo", state: state), hasBrowser: true).words
          .contains("“netcurtain audit https://x.com/jo --render”"))
      for sentence in step.split(separator: ". ") {
        #expect(sentence.split(separator: " ").count <= 20, "\(sentence)")
      }
      let byHand = NextSteps.toSee(fetched).words
      #expect(!byHand.contains("--render"))
      for word in ["Chrome", "Edge", "Firefox", "Safari", "phone"] { #expect(byHand.contains(word)) }
    }
    #expect(
      !NextSteps.toSee(page("https://x.com/jo", state: .blocked), hasBrowser: true).words.contains("--render")
    )
  }

  @Test("A capture that failed knows best what to do")
  func failure() {
    let failure = Problem(
      .unknownHost, doing: "fetching", cause: "No such host.", remedy: "Check the spelling.")
    let audit = Fixture.audit([page("https://nowhere.example/", state: .unreadable, failure: failure)])
    #expect(audit.notAssessed.map(\.reason) == ["No such host."])
    #expect(audit.notAssessed.map(\.nextStep) == ["Check the spelling."])
    #expect(audit.findings.allSatisfy { $0.nextStep == "Check the spelling." })
  }

  @Test("Each kind of fact has plain words of its own")
  func words() {
    #expect(Set(Attribute.allCases.map(\.label)).count == Attribute.allCases.count)
    #expect(Attribute.allCases.allSatisfy { $0.label.first?.isUppercase == true })
  }
}
