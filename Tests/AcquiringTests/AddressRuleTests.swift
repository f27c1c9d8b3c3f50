import Model
import Testing

@testable import Acquiring

@Suite("Which addresses may be asked for")
struct AddressRuleTests {
  private let rule = AddressRule(openOrigin: nil)

  @Test(
    "plain public addresses are taken as they are",
    arguments: [
      ("https://example.org/sam", "https://example.org/sam"), ("HTTP://EXAMPLE.org", "http://example.org/"),
      ("https://example.org.:443/a?b=c#d", "https://example.org/a?b=c"),
      ("http://1.2.3.4:8080/", "http://1.2.3.4:8080/"),
      ("https://[2606:4700:0::1]/", "https://[2606:4700:0::1]/"),
      ("https://example.org/Zoë?q=é", "https://example.org/Zo%C3%AB?q=%C3%A9"),
      ("https://xn--t-1ka.example/", "https://xn--t-1ka.example/"),
    ])
  func taken(_ text: String, _ address: String) throws {
    #expect(try rule.check(text).description == address)
  }

  @Test(
    "what two parsers could read differently is refused",
    arguments: [
      "http://user:word@1.2.3.4/", "http://1.2.3.4\\@127.0.0.1/", "http://%31%32%37.0.0.1/",
      "http://1.2.3.4:80a/",
      "http://1.2.3.4:-1/", "http://1.2.3.4:65536/", "http:///x", "http:/1.2.3.4/", "http:1.2.3.4",
      "https://", "http://:80/",
      "https://example.org/a b", "https://example.org/\u{1B}[31m", "http://exa\tmple.org/",
      "http://[fe80::1%25lo]/",
      "http://a..b/", "http://exam_ple!.org/",
    ])
  func malformed(_ text: String) {
    #expect(throws: AddressRule.Refusal.malformed) { try rule.check(text) }
  }

  @Test(
    "numbers that hide where they lead are refused",
    arguments: [
      "http://127.1/", "http://2130706433/", "http://0177.0.0.1/", "http://0x7f000001/", "http://0x7f.1/",
      "http://0/",
      "http://017700000001/", "http://foo.1/", "http://foo.0x7f/",
    ])
  func numberForms(_ text: String) {
    #expect(throws: AddressRule.Refusal.numberForm) { try rule.check(text) }
  }

  @Test(
    "this computer is refused by every name",
    arguments: [
      "http://localhost/", "http://LOCALHOST.:8080/", "http://foo.localhost/", "http://127.0.0.1:8080/",
      "http://[::1]/",
    ])
  func thisComputer(_ text: String) {
    #expect(throws: AddressRule.Refusal.inner("this computer")) { try rule.check(text) }
  }

  @Test(
    "hosts in other letters are refused with a way out",
    arguments: ["http://１２７．０．０．１/", "http://127。0。0。1/", "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", "https://tŷ.example/"])
  func otherLetters(_ text: String) {
    #expect(throws: AddressRule.Refusal.foreignHost) { try rule.check(text) }
  }

  @Test(
    "only http and https are asked for",
    arguments: [
      "file:///etc/passwd", "FILE:///etc/passwd", "ftp://example.org/", "gopher://example.org/",
      "data:text/html,x",
      "javascript:alert(1)", "view-source:http://example.org/", "ws://example.org/",
    ])
  func otherSchemes(_ text: String) throws {
    let scheme = try #require(AddressRule.scheme(of: text))
    #expect(throws: AddressRule.Refusal.otherScheme(scheme)) { try rule.check(text) }
  }

  @Test("ports of other services are refused", arguments: [0, 22, 25, 1023, 6000, 6667, 10080])
  func otherPorts(_ port: Int) {
    #expect(throws: AddressRule.Refusal.port(port)) { try rule.check("http://example.org:\(port)/") }
  }

  @Test("an address of more than 8 KB is refused")
  func tooLong() {
    let text = "https://example.org/" + String(repeating: "a", count: 8200)
    #expect(throws: AddressRule.Refusal.tooLong) { try rule.check(text) }
  }

  @Test("only the origin that was typed is opened")
  func openOrigin() throws {
    let open = AddressRule(openOrigin: "http://127.0.0.1:8080")
    #expect(try open.check("http://127.0.0.1:8080/x").path == "/x")
    for other in [
      "http://127.0.0.1:8081/", "https://127.0.0.1:8080/", "http://127.0.0.2:8080/", "http://localhost:8080/",
    ] {
      #expect(throws: AddressRule.Refusal.self, "\(other)") { try open.check(other) }
    }
  }
}

@Suite("Where a redirect leads")
struct RedirectionTests {
  @Test(
    "references are resolved as RFC 3986 says",
    arguments: [
      ("g", "http://a.example/b/c/g"), ("./g", "http://a.example/b/c/g"), ("g/", "http://a.example/b/c/g/"),
      ("/g", "http://a.example/g"), ("//g.example", "http://g.example"), ("?y", "http://a.example/b/c/d;p?y"),
      ("g?y", "http://a.example/b/c/g?y"), ("#s", "http://a.example/b/c/d;p?q"),
      ("g#s", "http://a.example/b/c/g"),
      (".", "http://a.example/b/c/"), ("..", "http://a.example/b/"), ("../g", "http://a.example/b/g"),
      ("../../../g", "http://a.example/g"), ("/./g", "http://a.example/g"), ("/../g", "http://a.example/g"),
      ("g;x=1/../y", "http://a.example/b/c/y"), ("g?y/../x", "http://a.example/b/c/g?y/../x"),
      ("https://b.example/", "https://b.example/"), ("é", "http://a.example/b/c/%C3%A9"),
    ])
  func resolved(_ reference: String, _ expected: String) throws {
    let base = try #require(WebAddress("http://a.example/b/c/d;p?q"))
    #expect(Redirection.resolve(reference, against: base) == expected)
  }
}
