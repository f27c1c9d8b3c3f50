import Foundation
import Model
import Testing

@Suite("Page states and the doubts they cause")
struct PageStateTests {
  @Test("Every state but a profile is a cause of doubt, under its own name", arguments: PageState.allCases)
  func causes(state: PageState) {
    #expect(CannotTellCause(state)?.rawValue == (state == .profile ? nil : state.rawValue))
  }

  @Test("The list of causes is closed: the states and five more")
  func closed() {
    let ofStates = PageState.allCases.compactMap { CannotTellCause($0) }
    #expect(Set(ofStates).count == PageState.allCases.count - 1)
    #expect(
      Set(CannotTellCause.allCases).subtracting(ofStates)
        == [.notSaved, .incompleteSave, .staleRule, .unanswered, .notTried])
  }

  @Test("A reason is one clean line of at most 300 characters")
  func reason() {
    let capture = Capture(
      requestedURL: "file:jo.html", method: .saved, seenAs: .unknown, capturedAt: .distantPast)
    let reading = PageReading(
      capture: capture, address: nil, platformID: nil, state: .unreadable,
      stateReason: "The title says\n\u{1B}[2J" + String(repeating: "!", count: 400), exposures: [])
    #expect(reading.stateReason.hasPrefix("The title says [2J!"))
    #expect(reading.stateReason.count == 300)
  }

  @Test("Headers are found without case")
  func headers() {
    let capture = Capture(
      requestedURL: "https://example.org/",
      headers: [
        HeaderField(name: "Content-Type", value: "text/html"),
        HeaderField(name: "content-type", value: "second"),
      ], method: .fetched, seenAs: .loggedOut, capturedAt: .distantPast)
    #expect(capture.header("CONTENT-type") == "text/html")
    #expect(capture.header("x-robots-tag") == nil)
  }
}
