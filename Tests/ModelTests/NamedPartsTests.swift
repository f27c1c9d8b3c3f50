import Model
import Testing

@Suite("Texts with named parts")
struct NamedPartsTests {
  @Test(
    "a path is taken apart step by step",
    arguments: [
      ("/u/kit", "/u/{name}", ["name": "kit"]), ("/u/kit/", "/u/{name}", ["name": "kit"]),
      ("/@kit", "/@{name}", ["name": "kit"]),
      ("/users/4711/kit", "/users/{number}/{name}", ["number": "4711", "name": "kit"]),
      ("/", "/", [:]), ("/kit.html", "/{name}.html", ["name": "kit"]),
      ("/u/kit/summary", "/u/{name}", nil), ("/u", "/u/{name}", nil), ("/v/kit", "/u/{name}", nil),
      ("/@", "/@{name}", nil), ("/u/..", "/u/{name}", nil), ("/u//kit", "/u/{name}", nil),
      ("/U/kit", "/u/{name}", nil),
    ] as [(String, String, [String: String]?)])
  func match(path: String, pattern: String, parts: [String: String]?) {
    #expect(NamedParts.match(path, pattern) == parts)
  }

  @Test("a part that is too long is no name")
  func long() {
    #expect(NamedParts.match("/u/" + String(repeating: "a", count: 201), "/u/{name}") == nil)
  }

  @Test("names are put in, and one without a value leaves nothing")
  func fill() {
    #expect(
      NamedParts.fill("{origin}/u/{name}.json") { ["origin": "https://a.example", "name": "kit"][$0] }
        == "https://a.example/u/kit.json")
    #expect(NamedParts.fill("/u/{name}") { _ in nil } == nil)
    #expect(NamedParts.fill("/u") { _ in nil } == "/u")
    // A value is never read for names again.
    #expect(NamedParts.fill("{a}") { _ in "{b}" } == "{b}")
  }

  @Test("braces without a partner are no names")
  func names() {
    #expect(NamedParts.names(in: "/u/{name}/{tab}") == ["name", "tab"])
    for broken in ["/u/{name", "/u/name}", "/u/{}", "/u/{Name}", "/u/{a b}", "/u/{{name}}"] {
      #expect(NamedParts.names(in: broken) == nil, "\(broken)")
    }
  }
}
