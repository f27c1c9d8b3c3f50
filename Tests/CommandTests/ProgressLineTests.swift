import Acquiring
import Foundation
import Testing

@testable import netcurtain

@Suite("The progress line")
struct ProgressLineTests {
  private let some = Acquirer.Progress(host: "example.org", done: 20, total: 200)

  @Test("says how many, where, and how long it will take")
  func words() {
    #expect(ProgressLine.words(some, elapsed: .seconds(1)) == ["20 of 200 pages", "now example.org"])
    #expect(ProgressLine.words(some, elapsed: .seconds(5)).last == "about 50 s left")
    #expect(ProgressLine.words(some, elapsed: .seconds(20)).last == "about 3 min left")
    #expect(ProgressLine.words(some, elapsed: .seconds(1_000)).last == "about 3 h left")
    let done = Acquirer.Progress(host: "example.org", done: 200, total: 200)
    #expect(ProgressLine.words(done, elapsed: .seconds(20)) == ["200 of 200 pages"])
  }

  @Test("says whose turn is waited for")
  func waiting() {
    let waiting = Acquirer.Progress(host: "example.org", done: 1, total: 3, wait: .milliseconds(800))
    #expect(
      ProgressLine.words(waiting, elapsed: .zero) == ["1 of 3 pages", "waiting 1 s for example.org's turn"])
  }

  @Test("fits any window with a column to spare", arguments: [0, 1, 10, 20, 40, 59, 60, 61, 80, 200])
  func fits(columns: Int) {
    let long = Acquirer.Progress(
      host: String(repeating: "long", count: 60) + ".example", done: 20, total: 200, wait: .seconds(1))
    for progress in [some, long] {
      let line = ProgressLine.line(progress, elapsed: .seconds(60), columns: columns)
      #expect(line.count <= max(0, columns - 1))
      #expect(line.contains("#") == (columns >= 61))
      if columns >= 20 { #expect(line.contains("20 of 200 pages")) }
    }
  }

  @Test("a host's words open no line and move no cursor")
  func hostile() {
    let evil = Acquirer.Progress(host: "a\nnetcurtain: done\u{1B}[2J\r\u{202E}", done: 1, total: 2)
    for text in [ProgressLine.line(evil, elapsed: .zero, columns: 120)]
      + ProgressLine.words(evil, elapsed: .zero)
    {
      for scalar in text.unicodeScalars {
        #expect(scalar.properties.generalCategory != Unicode.GeneralCategory.control)
      }
    }
  }
}
