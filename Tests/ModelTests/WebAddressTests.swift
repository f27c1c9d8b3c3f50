import Model
import Testing

@Suite("Web addresses")
struct WebAddressTests {
  @Test(
    "An accepted address has one form",
    arguments: [
      ("https://example.org", "https://example.org/"),
      ("HTTPS://WWW.Example.ORG/Jo", "https://www.example.org/Jo"),
      ("http://example.org:80/", "http://example.org/"),
      ("https://example.org:443", "https://example.org/"),
      ("https://example.org:80/", "https://example.org:80/"),
      ("https://example.org:/jo", "https://example.org/jo"),
      ("https://example.org:8443/jo", "https://example.org:8443/jo"),
      ("https://example.org:65535/", "https://example.org:65535/"),
      ("https://example.org./jo", "https://example.org/jo"),
      ("https://example.org?q=1", "https://example.org/?q=1"),
      ("https://example.org/jo?", "https://example.org/jo?"),
      ("https://example.org/jo?a=b?c/d", "https://example.org/jo?a=b?c/d"),
      ("https://example.org/jo#about", "https://example.org/jo"),
      ("https://example.org#@evil.example", "https://example.org/"),
      ("https://example.org/@jo", "https://example.org/@jo"),
      ("https://example.org/a%20b:c", "https://example.org/a%20b:c"),
      ("https://example.org/?next=https://evil.example", "https://example.org/?next=https://evil.example"),
      ("http://[2001:DB8::1]:8080/", "http://[2001:db8::1]:8080/"),
      ("http://[::ffff:192.0.2.1]/", "http://[::ffff:192.0.2.1]/"),
      ("http://xn--lnkedin-ufe.example/", "http://xn--lnkedin-ufe.example/"),
      ("http://my_site-2.example/", "http://my_site-2.example/"),
    ])
  func accepted(text: String, form: String) throws {
    let address = try #require(WebAddress(text))
    #expect(address.description == form)
    // The form is an address again, and the same.
    #expect(WebAddress(address.description) == address)
  }

  @Test(
    "What two parsers could read differently is no address",
    arguments: [
      "", "example.org", "//example.org/", "https:/example.org", "https:example.org", "https://",
      "https:///jo", "https://?q", "https://#x", "https://.", "https://..", "https://.example.org",
      "https://example..org", "https://example.org..", "ftp://example.org/",
      "javascript://example.org/%0aalert(1)",
      "file:///etc/passwd", "data:text/html,x", " https://example.org", "https://example.org ",
      "https://exa mple.org", "https://example.org/a b", "https://example.org\t/", "https://exam\nple.org",
      "https://example.org/\u{0}", "https://example.org\\@evil.example", "https://example.org/a\\b",
      "https://jo@example.org/", "https://jo:pass@example.org/", "https://example.org@evil.example",
      "https://exa%6Dple.org/", "https://example.org%00.evil.example", "https://l\u{456}nkedin.example/",
      "https://example。org/", "https://example.org/Siân", "https://example.org/\u{202E}gpj",
      "https://example.org:99999/", "https://example.org:65536/", "https://example.org:-1/",
      "https://example.org:+80/", "https://example.org:8o/", "https://example.org:000080/",
      "https://example.org:80:80/", "https://::1/", "https://[::1", "https://[::1]x/", "https://[::1]]/",
      "https://x[::1]/", "https://[::1%25eth0]/", "https://[example.org]/", "https://[]/", "https://[1",
      "https://evil.example'onclick='alert(1)", "https://exa\"mple.org/", "https://exa<b>mple.org/",
      "https://a,b.example/", "https://a;b.example/", "https://a&b.example/", "https://a|b.example/",
      "https://a^b.example/", "https://{a}.example/", "https://a*b.example/",
    ])
  func refused(text: String) { #expect(WebAddress(text) == nil) }

  @Test("An address of 8,192 bytes is taken, a longer one is not")
  func length() {
    let start = "https://example.org/"
    #expect(WebAddress(start + String(repeating: "a", count: 8192 - start.utf8.count)) != nil)
    #expect(WebAddress(start + String(repeating: "a", count: 8193 - start.utf8.count)) == nil)
  }

  @Test("The parts")
  func parts() throws {
    let address = try #require(WebAddress("https://Jo.Example.org:8443/about/me?tab=1&b#top"))
    #expect(address.scheme == "https")
    #expect(address.host == "jo.example.org")
    #expect(address.port == 8443)
    #expect(address.path == "/about/me")
    #expect(address.query == "tab=1&b")
    #expect(address.origin == "https://jo.example.org:8443")
    let bare = try #require(WebAddress("https://example.org/"))
    #expect(bare.query == nil && bare.port == nil)
  }

  @Test(
    "A host is within its own domain and those above it, by whole labels",
    arguments: [
      ("https://linkedin.com/", "linkedin.com", true), ("https://uk.linkedin.com/", "linkedin.com", true),
      ("https://a.b.linkedin.com/", "linkedin.com", true), ("https://LinkedIn.com./", "linkedin.com", true),
      ("https://notlinkedin.com/", "linkedin.com", false),
      ("https://linkedin.com.evil.example/", "linkedin.com", false),
      ("https://com/", "linkedin.com", false), ("https://evil.example/linkedin.com", "linkedin.com", false),
      ("https://linkedin.com/", "", false),
    ])
  func within(text: String, domain: String, isWithin: Bool) throws {
    let address = try #require(WebAddress(text))
    #expect(address.isWithin(domain) == isWithin)
  }
}
