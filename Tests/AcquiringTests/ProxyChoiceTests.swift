import Model
import Testing

@testable import Acquiring

@Suite("How a proxy is named")
struct ProxyChoiceTests {
  @Test(
    "host and port, with a kind in front",
    arguments: [
      ("http://proxy.example.org:3128", "http://proxy.example.org:3128"),
      ("HTTP://Proxy.Example.org:80/", "http://proxy.example.org:80"),
      ("https://proxy.example.org:443", "https://proxy.example.org:443"),
      ("socks5h://10.0.0.1:1080", "socks5h://10.0.0.1:1080"), ("http://[::1]:8080", "http://[::1]:8080"),
      ("http://jo:hidden@proxy.example.org:8080", "http://proxy.example.org:8080"),
      ("http://localhost:8118", "http://localhost:8118"),
    ])
  func read(text: String, shown: String) throws {
    let proxy = try Proxy(text, from: "--proxy")
    #expect(proxy.description == shown)
    #expect(String(reflecting: proxy) == shown)
  }

  @Test("user name and password are kept apart, with their percent signs read")
  func credentials() throws {
    let proxy = try Proxy("http://jo%40a:p%3Ass:w@proxy.example.org:1", from: "--proxy")
    #expect(proxy.user == "jo@a")
    #expect(proxy.password == "p:ss:w")
    #expect(try Proxy("http://jo@proxy.example.org:1", from: "--proxy").password == nil)
  }

  @Test(
    "anything else is refused, and never repeated in the message: it may hold a password",
    arguments: [
      ("", "does not start with"), ("hidden.example.org:3128", "does not start with"),
      ("ftp://hidden.example.org:21", "does not start with"),
      ("socks5://hidden.example.org:1080", "socks5h://"),
      ("socks4a://hidden.example.org:1080", "socks5h://"), ("http://hidden.example.org", "no port"),
      ("http://[::1]", "no port"), ("http://hidden.example.org:0", "no port"),
      ("http://hidden.example.org:70000", "host:port"), ("http://hidden.example.org:", "no port"),
      ("http://hidden.example.org:80/path", "host:port"), ("http://hidden.example.org:80?x", "host:port"),
      ("http://hidden.example.org:80#x", "host:port"), ("http://:80", "host:port"),
      ("http://se cret.example.org:80", "holds a space"), ("http://hidden.example.org:80\n", "holds a space"),
      ("http://pröxy.example.org:80", "holds a space"), ("http://hidden\\@a.example.org:80", "holds a space"),
      ("http://:hidden@a.example.org:80", "cannot be read"),
      ("http://jo:hidden%00@a.example.org:80", "cannot be read"),
      ("http://jo:hidden%zz@a.example.org:80", "cannot be read"),
      ("http://0x7f000001:80", "number in a form"),
      ("http://169.254.169.254:80", "link-local"), ("http://2130706433:80", "number in a form"),
    ])
  func refused(text: String, words: String) {
    do {
      _ = try Proxy(text, from: "--proxy")
      Issue.record("taken: \(text)")
    } catch {
      #expect(error.code == .usage)
      #expect(error.description.hasPrefix("--proxy: "))
      #expect(error.description.contains(words), "\(error)")
      #expect(!error.description.contains("hidden"), "\(error)")
      #expect(!error.remedy.isEmpty)
    }
  }

  private func proxy(_ link: String, _ variables: [String: String]) throws -> String? {
    let address = try #require(WebAddress(link))
    return try ProxyChoice(option: "environment", environment: variables).proxy(for: address)?.description
  }

  @Test("the environment is read as curl reads it")
  func environment() throws {
    let (a, b) = ("http://a.example:1", "http://b.example:2")
    #expect(try proxy("http://example.org/", ["http_proxy": a, "https_proxy": b]) == a)
    #expect(try proxy("https://example.org/", ["http_proxy": a, "https_proxy": b]) == b)
    #expect(try proxy("https://example.org/", ["HTTPS_PROXY": b]) == b)
    #expect(try proxy("https://example.org/", ["HTTPS_PROXY": b, "https_proxy": a]) == a)
    #expect(try proxy("https://example.org/", ["HTTPS_PROXY": b, "https_proxy": ""]) == b)
    #expect(try proxy("http://example.org/", ["HTTPS_PROXY": b]) == nil)
    #expect(try proxy("http://example.org/", ["HTTP_PROXY": a, "all_proxy": b]) == b)
    #expect(try proxy("http://example.org/", ["ALL_PROXY": "a.example:1"]) == a)
    #expect(try proxy("http://example.org/", ["http_proxy": a, "NO_PROXY": "example.org"]) == nil)
    #expect(try proxy("http://example.org/", ["http_proxy": a, "no_proxy": "x", "NO_PROXY": "*"]) == a)
  }

  @Test("a variable that cannot be used is named, and none at all is no way to go without one")
  func badEnvironment() throws {
    do {
      _ = try ProxyChoice(
        option: "environment", environment: ["https_proxy": "socks5://jo:hidden@a.example:1"])
      Issue.record("taken")
    } catch {
      #expect(error.description.contains("variable https_proxy"))
      #expect(!error.description.contains("hidden"))
    }
    for variables in [[:], ["https_proxy": ""], ["HTTP_PROXY": "http://a.example:1"]] {
      #expect(throws: Problem.self) { try ProxyChoice(option: "environment", environment: variables) }
    }
  }

  @Test(
    "no_proxy holds names with what is below them, addresses and networks",
    arguments: [
      ("example.org", "example.org", true), ("example.org", "www.example.org", true),
      (".example.org", "www.example.org", true), ("example.org.", "example.org", true),
      ("EXAMPLE.org", "example.org", true), ("example.org", "myexample.org", false),
      ("www.example.org", "example.org", false), ("*.example.org", "www.example.org", false),
      ("a, example.org", "example.org", true), ("a example.org\tb", "example.org", true),
      ("*", "example.org", true), ("*, a", "example.org", false), ("", "example.org", false),
      (".", "example.org", false), ("10.0.0.0/8", "10.1.2.3", true), ("10.0.0.0/8", "11.1.2.3", false),
      ("10.1.2.3", "10.1.2.3", true), ("10.1.2.0/31", "10.1.2.2", false), ("10.0.0.0/33", "10.0.0.0", false),
      ("10.0.0.0/x", "10.0.0.0", false), ("::1", "[::1]", true), ("[::1]", "[::1]", true),
      ("fd00::/8", "[fd12::1]", true), ("fd00::/8", "[fe12::1]", false), ("0.0.0.0/0", "[::1]", false),
    ])
  func exceptions(list: String, host: String, isHeld: Bool) {
    #expect(ProxyExceptions(list).hold(host) == isHeld)
  }
}
