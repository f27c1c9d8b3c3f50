import Catalogue
import Foundation
import Markup
import Model
@testable import Reading

/// The embedded catalogue and one reader, made once for all tests.
struct ReadingFixture: Sendable {
  static let shared = ReadingFixture()

  let catalogue: CheckCatalogue
  let reader: PageReader
  let lexicon: Lexicon

  private init() {
    do {
      catalogue = try CatalogueLoader.embedded()
    } catch {
      fatalError("the embedded catalogue does not load: \(error)")
    }
    reader = PageReader(catalogue: catalogue)
    lexicon = Lexicon(catalogue.vocabulary)
  }
}

/// A page as a site would answer with it, or as a saved file when there is no address.
func page(
  _ html: String, url: String? = nil, status: Int = 200,
  headers: [(String, String)] = [("content-type", "text/html")]
) -> Page {
  let body = Array(html.utf8)
  return Page(
    capture: Capture(
      requestedURL: url ?? "file:page.html", finalURL: url, status: url == nil ? nil : status,
      headers: headers.map { HeaderField(name: $0.0, value: $0.1) }, method: url == nil ? .saved : .fetched,
      seenAs: .loggedOut, byteCount: body.count, capturedAt: Date(timeIntervalSince1970: 1_790_000_000)),
    body: body)
}

/// What the reader says of a page.
func reading(_ html: String, url: String? = nil, status: Int = 200, subject: Subject = Subject())
  -> PageReading
{
  ReadingFixture.shared.reader.read(page(html, url: url, status: status), subject: subject)
}

extension PageReading {
  /// The values of an attribute that count, current ones first as they were found.
  func values(_ attribute: Attribute, current: Bool = true) -> [String] {
    exposures.filter { $0.attribute == attribute && $0.confidence.counts && $0.current == current }.map(
      \.value)
  }
}

/// The folder of this checkout's neighbour that holds labelled pages; `nil` where it is not there.
let labelledPages: URL? = {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/pages/real")
  return FileManager.default.fileExists(atPath: folder.appending(path: "MANIFEST.tsv").path) ? folder : nil
}()
