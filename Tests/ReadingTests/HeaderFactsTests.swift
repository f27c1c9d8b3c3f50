import Model
import Testing

@testable import Reading

@Suite("Header lines")
struct HeaderFactsTests {
  private func indexing(_ robots: [String], meta: String? = nil) -> [Exposure] {
    let head = meta.map { "<meta name=\"robots\" content=\"\($0)\">" } ?? ""
    let page = page(
      "<html><head><title>Rhian</title>\(head)</head><body><h1>Rhian Oakeshott</h1></body></html>",
      url: "https://rhian.example.org/", headers: robots.map { ("X-Robots-Tag", $0) })
    return ReadingFixture.shared.reader.read(page).exposures.filter { $0.attribute == .searchIndexing }
  }

  @Test("may open a page to search engines")
  func open() {
    #expect(indexing(["all"]).first?.evidence.map(\.locator) == ["header:X-Robots-Tag"])
    #expect(indexing(["max-snippet: 20"]).isEmpty)
    #expect(indexing(["googlebot: noindex"], meta: "index, follow").count == 1)
  }

  @Test(
    "may close a page to search engines whatever the page says",
    arguments: [["noindex"], ["NoArchive, NoIndex"], ["none"], ["all", "noindex"]])
  func closed(_ robots: [String]) {
    #expect(indexing(robots, meta: "index, follow").isEmpty)
  }
}
