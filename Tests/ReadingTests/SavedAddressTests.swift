import Foundation
import Model
import Testing

@testable import Reading

@Suite("The address of a saved page")
struct SavedAddressTests {
  private static let html = """
    <!DOCTYPE html><html><head><title>Rhian Oakeshott</title>
    <link rel="canonical" href="https://canonical.example.org/rhian"></head>
    <body><h1>Rhian Oakeshott</h1></body></html>
    """

  private func reading(savedFrom address: String?, status: Int? = nil) -> PageReading {
    ReadingFixture.shared.reader.read(
      Page(
        capture: Capture(
          requestedURL: "file:rhian.mhtml", finalURL: address, status: status, method: .saved,
          seenAs: .unknown,
          capturedAt: .distantPast), body: Array(Self.html.utf8)))
  }

  @Test("is what the file says, before what the page says of itself")
  func fromFile() {
    let reading = reading(savedFrom: "https://www.linkedin.com/in/rhian")
    #expect(reading.address == "https://www.linkedin.com/in/rhian")
    #expect(reading.platformID == "linkedin")
  }

  @Test(
    "is what the page says where the file says nothing, or only this computer",
    arguments: [nil, "http://localhost/rhian"])
  func fromPage(_ address: String?) {
    #expect(reading(savedFrom: address).address == "https://canonical.example.org/rhian")
  }

  @Test("goes along with a recorded refusal")
  func refusal() {
    let reading = reading(savedFrom: "https://www.linkedin.com/in/rhian", status: 999)
    #expect(reading.state == .blocked)
    #expect(reading.address == "https://www.linkedin.com/in/rhian")
    #expect(reading.platformID == "linkedin")
  }
}
