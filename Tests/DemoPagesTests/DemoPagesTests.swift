import Foundation
import Model
import Testing

@testable import DemoPages

/// The demo's pages are what they claim to be, and nobody real is on them.
struct DemoPagesTests {
  private static let pages = demoPeople.flatMap(\.pages)

  @Test func `every page is embedded and every embedded page is used`() {
    #expect(Set(Self.pages.map(\.file)) == Set(embeddedFiles.map(\.path)))
    #expect(Self.pages.allSatisfy { !$0.html.isEmpty })
  }

  @Test func `no two pages share a path`() {
    #expect(Set(Self.pages.map(\.path)).count == Self.pages.count)
    #expect(Self.pages.allSatisfy { $0.path.hasPrefix("/") && WebAddress($0.address) != nil })
  }

  @Test(arguments: pages.filter { $0.status == 200 }.map(\.file))
  func `a page names the address that it stands for`(file: String) throws {
    let page = try #require(Self.pages.first { $0.file == file })
    let link = try #require(page.html.firstMatch(of: /<link[^>]*rel="canonical"[^>]*>/)).output
    #expect(link.contains("href=\"\(page.address)\""))
    let meta = try #require(page.html.firstMatch(of: /<meta[^>]*property="og:url"[^>]*>/)).output
    #expect(meta.contains("content=\"\(page.address)\""))
  }

  @Test(arguments: pages.map(\.file))
  func `telephone numbers and mail addresses belong to nobody`(file: String) throws {
    let html = try #require(Self.pages.first { $0.file == file }).html
    for number in html.matches(of: /(?:\+44|\b0)7[0-9]{3}\s?[0-9]{6}\b/) {
      let digits = number.output.filter(\.isNumber).suffix(10)
      #expect(digits.hasPrefix("7700900"), "\(number.output) is no drama number")
    }
    for mail in html.matches(of: /[A-Za-z0-9._]+@([A-Za-z0-9-]+\.)+[a-z]{2,}/) {
      // Flickr's own numbers look like mail: 90000001@N03.jpg is a picture.
      if mail.output.0.firstMatch(of: /^[0-9]+@N[0-9]{2}\.jpg$/) != nil { continue }
      #expect(mail.output.0.hasSuffix(".example.org"), "\(mail.output.0) may be somebody's")
    }
  }

  @Test func `each of the first person's readable profiles is linked with another`() {
    let rhian = demoPeople[0]
    for page in rhian.pages where !page.file.hasSuffix("facebook.html") {
      let others = rhian.pages.filter { $0.file != page.file }
      let isLinked = others.contains { page.html.contains($0.address) || $0.html.contains(page.address) }
      #expect(isLinked, "\(page.address)")
    }
  }

  @Test func `a person states that the profiles are their own and lists them`() {
    for person in demoPeople {
      #expect(person.subject.isSelfAudit)
      #expect(person.subject.profiles == person.pages.map(\.address))
      #expect(person.subject.names == [person.name])
    }
  }

  @Test func `the last person's pages hold nothing of the person`() {
    let josie = demoPeople[2]
    let known =
      josie.subject.names + josie.subject.workplaces + josie.subject.jobTitles
      + josie.subject.employers.flatMap { $0.names + $0.domains }
    for page in josie.pages {
      for word in known {
        #expect(!page.html.localizedCaseInsensitiveContains(word), "\(page.address) says \(word)")
      }
    }
  }
}
