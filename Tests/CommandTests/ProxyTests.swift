import Foundation
import Support
import Testing

@Suite("--proxy")
struct ProxyTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private func audit(
    _ arguments: [String], environment: [String: String] = [:]
  ) async throws -> Outcome {
    var program = workplace.program(
      ["audit", "--rate", "1000", "http://profiles.example.org/sam"] + arguments)
    program.environment = environment
    return try await program.run()
  }

  @Test("a page comes through it, and every report says so; without the option the variables are not used")
  func throughProxy() async throws {
    let server = try await LoopbackServer.start(["/sam": .html(Sample.profile)])
    let proxy = try ProxyServer(["profiles.example.org:80": server.port], mood: .asksFor("jo:s3same"))
    defer { proxy.stop() }
    let address = proxy.url(user: "jo:s3same")
    let note = "The proxy that you named asked for 1 page. It looked up where the sites are"
    for format in ["text", "html", "markdown", "json"] {
      let outcome = try await audit(["--proxy", address, "--format", format])
      outcome.expect(0)
      let words = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains(note), "\(format)")
      #expect(words.contains("Harrowdale City Council"))
      #expect(!(outcome.output + outcome.errors).contains("s3same"))
      #expect(!(outcome.output + outcome.errors).contains("127.0.0.1"))
    }
    let environment = try await audit(
      ["--proxy", "environment", "--format", "json"], environment: ["http_proxy": address])
    environment.expect(0)
    #expect(try environment.report().profiles.map(\.state) == ["profile"])
    let asked = proxy.requests.count
    // Unasked: the name is looked up here, where nobody has it.
    try await audit([], environment: ["http_proxy": address, "ALL_PROXY": address]).expect(69)
    #expect(proxy.requests.count == asked)
    await server.stop()
  }

  @Test(
    "a value that cannot be used is said at once, without what is in it",
    arguments: [
      ("http://jo:s3same@proxy.example.org", "It has no port"),
      ("socks5://jo:s3same@a.example:1080", "socks5h://"),
      ("environment", "variable https_proxy"),
    ])
  func unusable(value: String, words: String) async throws {
    let outcome = try await audit(
      ["--proxy", value], environment: ["https_proxy": "ftp://jo:s3same@proxy.example.org:1"])
    outcome.expect(64)
    #expect(outcome.errors.hasPrefix("netcurtain: --proxy"))
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(!outcome.errors.contains("s3same"))
    #expect(outcome.output == "")
  }

  @Test("environment without a variable is no way to go without a proxy")
  func emptyEnvironment() async throws {
    let outcome = try await audit(["--proxy", "environment"])
    outcome.expect(64)
    #expect(outcome.errors.contains("None of https_proxy, http_proxy and all_proxy is set."))
  }
}
