import Foundation
import Model
import Support
import Testing

@testable import Acquiring

@Suite("Where and when a page was saved")
struct SavedMarkTests {
  private static let singleFile = """
    <!--
     Page saved with SingleFile\u{20}
     url: https://people.example.org/sam?tab=1#top\u{20}
     saved date: Sat Jun 01 2024 11:11:12 GMT+0100 (British Summer Time)
    -->
    """

  private func mark(_ text: String) -> SavedMark? { SavedMark(in: Array(text.utf8)) }

  @Test(
    "SingleFile's comment gives address and time",
    arguments: ["", "<!DOCTYPE html> <html lang=en>", "\u{FEFF}<!doctype html><html a='>'><!-- x -->\n"])
  func singleFile(_ opening: String) {
    let found = mark(opening + Self.singleFile + "<meta charset=utf-8>")
    #expect(found?.address.description == "https://people.example.org/sam?tab=1")
    #expect(found?.date == Date(timeIntervalSince1970: 1_717_236_672))
  }

  @Test("the browsers' comment gives the address, when its length is right")
  func browsers() {
    let url = "https://people.example.org/sam"
    let good = mark("<!DOCTYPE html>\n<!-- saved from url=(0030)\(url) -->\n<html>")
    #expect(good?.address.description == url)
    #expect(good?.date == nil)
    for comment in [
      "saved from url=(0029)\(url)", "saved from url=(30)\(url)", "saved from url=(0030\(url)",
      "saved from url=(0014)about:internet", "saved from url=(0021)file:///home/sam.html",
      "saved from url=(0027)javascript://example.org/%0", "saved from url=(0000)", "saved from \(url)", "",
      "saved from url=(99999999999999999999)\(url)", "saved from url=(0020)https://sam@b.example",
    ] {
      #expect(mark("<!-- \(comment) -->\n<html>") == nil, "\(comment)")
    }
  }

  @Test("a comment behind anything of the page's own does not count: it can be a stranger's")
  func late() {
    for opening in [
      "<html><head>", "<title>", "Sam", "<p title='", "<!-- x --> <body>", "<html title=\"", "<htm", "<!--",
      String(repeating: " ", count: 2100), "<!-- \(String(repeating: "x", count: 2100)) -->",
    ] {
      #expect(mark(opening + Self.singleFile) == nil, "\(opening.prefix(30))")
    }
    #expect(mark(String(Self.singleFile.dropLast(3))) == nil)
    #expect(SavedMark(in: [0xFF, 0xFE, 0x3C, 0x00]) == nil)
    #expect(SavedMark(in: []) == nil)
  }

  @Test("the capture of such a page has them")
  func capture() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("<!DOCTYPE html><html>\(Self.singleFile)<p>Sam", to: "sam.html")
    let page = try await Acquirer(.loopback).capture(path)
    #expect(page.capture.finalURL == "https://people.example.org/sam?tab=1")
    #expect(page.capture.capturedAt == Date(timeIntervalSince1970: 1_717_236_672))
    #expect(page.capture.requestedURL == "file:\(path)")
    #expect(page.capture.seenAs == .unknown)
    #expect(page.capture.omitsScripts)
    let whole = try folder.write("<html>\(Self.singleFile)<script>1</script>", to: "whole.html")
    #expect(try await !Acquirer(.loopback).capture(whole).capture.omitsScripts)
  }

  @Test(
    "dates as browsers write them",
    arguments: [
      "Sat, 1 Jun 2024 10:11:12 -0000", "1 Jun 2024 10:11:12 GMT", "Sat, 01 Jun 2024 12:11:12 +0200 (CEST)",
      "Sat Jun 01 2024 04:41:12 GMT-0530", "sat, 1 june 2024 10:11:12",
    ])
  func spelled(_ text: String) {
    #expect(SavedDate.spelled(text) == Date(timeIntervalSince1970: 1_717_236_672))
  }

  @Test(
    "dates of records",
    arguments: [
      "2024-06-01T10:11:12.345Z", "2024-06-01T10:11:12Z", "2024-06-01T11:11:12.1234567+01:00",
      "2024-05-31T23:11:12-1100",
    ])
  func numeric(_ text: String) {
    #expect(SavedDate.numeric(text) == Date(timeIntervalSince1970: 1_717_236_672))
  }

  @Test("days are counted as the calendar does")
  func calendar() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for day in stride(from: 9000, to: 40_000, by: 13) {
      let date = Date(timeIntervalSince1970: Double(day) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day], from: date)
      let text = "\(parts.year ?? 0)-\(parts.month ?? 0)-\(parts.day ?? 0)T00:00Z"
      #expect(SavedDate.numeric(text) == date, "\(text)")
    }
  }

  @Test(
    "what is no date is none",
    arguments: [
      "", "T", "yesterday", "1 Jun 2024", "10:11:12", "1 Jun 24 10:11:12", "99 Jun 2024 10:11:12",
      "1 Jun 2024 25:11:12", "1 Jun 2024 10:61", "2024-13-01T00:00Z", "2024-06-01T00:00", "2024-06T00:00Z",
      "99999999999999999999-01-01T00:00Z", "2024-06-01T00:00:00+99:99", String(repeating: "1 ", count: 99),
    ])
  func noDate(_ text: String) {
    #expect(SavedDate.spelled(text) == nil)
    #expect(SavedDate.numeric(text) == nil)
  }
}
