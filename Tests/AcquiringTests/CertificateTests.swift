import Model
import Support
import Testing

@testable import Acquiring

@Suite("Protected connections", .enabled(if: OpenSSLServer.isInstalled, "needs the openssl command"))
struct CertificateTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<p>Sam", to: "sam")
  }

  private func capture(_ server: OpenSSLServer, _ name: String = "sam", isTrusted: Bool) async throws -> Page
  {
    try await Acquirer(.loopback { $0.certificateAuthorityFile = isTrusted ? server.certificateFile : nil })
      .capture(server.url(for: name))
  }

  @Test("a page comes over TLS from a site whose issuer is trusted")
  func trusted() async throws {
    let page = try await capture(OpenSSLServer(in: folder), isTrusted: true)
    #expect(page.capture.failure == nil)
    #expect(page.body == Array("<p>Sam".utf8))
  }

  @Test("a certificate that the site signed itself is refused")
  func selfSigned() async throws {
    let page = try await capture(OpenSSLServer(in: folder), isTrusted: false)
    #expect(page.capture.failure?.code == .certificateRefused)
    #expect(
      page.capture.failure?.cause
        == "The site 127.0.0.1 signed its certificate itself, so nobody vouches for it.")
    #expect(page.body.isEmpty)
  }

  @Test("a certificate that has ended is refused")
  func expired() async throws {
    let page = try await capture(OpenSSLServer(in: folder, days: -1), isTrusted: true)
    #expect(page.capture.failure?.code == .certificateRefused)
    #expect(page.capture.failure?.cause == "The certificate of 127.0.0.1 has expired.")
  }

  @Test("a certificate of another site is refused")
  func otherHost() async throws {
    let page = try await capture(OpenSSLServer(in: folder, name: "DNS:other.example"), isTrusted: true)
    #expect(page.capture.failure?.code == .certificateRefused)
    #expect(page.capture.failure?.cause == "The certificate belongs to another site than 127.0.0.1.")
  }

  @Test("a protection older than TLS 1.2 is refused")
  func oldProtocol() async throws {
    let server = try OpenSSLServer(in: folder, arguments: ["-tls1_1", "-cipher", "DEFAULT:@SECLEVEL=0"])
    let page = try await capture(server, isTrusted: true)
    #expect(page.capture.failure?.code == .certificateRefused)
    #expect(page.capture.failure?.cause == "No safe connection (TLS 1.2 or newer) to 127.0.0.1 came about.")
  }

  @Test("a redirect from https to http is refused")
  func downgrade() async throws {
    try folder.write(
      "HTTP/1.1 302 Found\r\nLocation: http://example.org/sam\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
      to: "down")
    let page = try await capture(OpenSSLServer(in: folder), "down", isTrusted: true)
    #expect(page.capture.failure?.code == .addressRefused)
    #expect(page.capture.failure?.cause == AddressRule.Refusal.downgrade.cause)
    #expect(page.capture.status == 302)
  }
}
