import Testing

@testable import Acquiring

@Suite("When a page has come to rest")
struct PageSettlingTests {
  private let start = ContinuousClock.now
  private let full = PageSettling.Size(elements: 90, letters: 900)

  @Test("a quiet page that no longer changes is done; one that is not parsed never is")
  func quiet() {
    var settling = PageSettling()
    settling.observe(full, requestsUnderWay: 0, at: start)
    #expect(!settling.isSettled(at: start + .seconds(60)))
    settling.parsed(at: start)
    #expect(!settling.isSettled(at: start + .milliseconds(900)))
    #expect(settling.isSettled(at: start + .seconds(1)))
  }

  @Test("a change or a new request begins the wait again")
  func change() {
    var settling = PageSettling()
    settling.parsed(at: start)
    settling.observe(.init(elements: 3, letters: 9), requestsUnderWay: 0, at: start)
    settling.observe(full, requestsUnderWay: 1, at: start + .milliseconds(900))
    #expect(!settling.isSettled(at: start + .seconds(3)))
    settling.observe(full, requestsUnderWay: 0, at: start + .seconds(3))
    #expect(settling.isSettled(at: start + .seconds(4)))
  }

  @Test("a page whose requests never end gets longer; one that never rests is never done")
  func restless() {
    var settling = PageSettling()
    settling.parsed(at: start)
    settling.observe(full, requestsUnderWay: 1, at: start)
    #expect(!settling.isSettled(at: start + .seconds(11)))
    #expect(settling.isSettled(at: start + .seconds(12)))
    for second in 0..<30 {
      settling.observe(
        .init(elements: second, letters: 0), requestsUnderWay: 1, at: start + .seconds(second))
      #expect(!settling.isSettled(at: start + .seconds(second + 1)))
    }
  }
}

@Suite("Whose turn it is")
struct HostTurnsTests {
  private func link(_ index: Int, _ text: String) -> Link {
    Link(index: index, requestedURL: text, text: text, accept: nil, openOrigin: nil)
  }

  @Test(
    "one page of a host at a time, and a pause between two; other hosts do not wait", .timeLimit(.minutes(1)))
  func spared() async throws {
    let links = [link(0, "http://a.example/1"), link(1, "http://a.example/2"), link(2, "http://b.example/")]
    let turns = HostTurns(links, interval: .milliseconds(300))
    let start = ContinuousClock.now
    let first = try #require(await turns.next())
    #expect(first.index == 0)
    #expect(await turns.next()?.index == 2)
    await turns.isDone(first)
    #expect(await turns.next()?.index == 1)
    #expect(ContinuousClock.now - start >= .milliseconds(300))
    #expect(await turns.next() == nil)
  }
}
