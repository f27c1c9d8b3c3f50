import Catalogue
import Model
import Testing

@Suite("The open doors of a platform's file")
struct OpenDoorFileTests {
  private static let file = "platforms/linkedin.yaml"

  @Test("a door is read whole")
  func whole() throws {
    let platform = try #require(try SampleCatalogue().loaded().platforms.first)
    #expect(
      platform.openDoors == [
        OpenDoor(
          id: "profile", announcedBy: "//link/@href", addresses: ["/in/{name}"],
          url: "https://api.linkedin.com/people/{name}", accept: "application/json", isWhole: true,
          requires: [DoorCondition(pointer: "/name", values: ["{name}"])],
          notWholeIf: [DoorCondition(pointer: "/hidden", values: ["true"])],
          selectors: [
            DoorSelector(content: .attribute(.employer), pointer: "/company", isHTML: false, current: false),
            DoorSelector(content: .bio, pointer: "/about", isHTML: true, current: true),
            DoorSelector(
              content: .pairs(label: "/name", value: "/value"), pointer: "/fields/*", isHTML: false,
              current: true),
          ],
          asOf: "2026-11-24", source: "somebody",
          position: FilePosition(file: "Checks/platforms/linkedin.yaml", line: 20, column: 5))
      ])
  }

  @Test(
    "a mistake is named with its line and what to do",
    arguments: [
      Spoilt(
        file, "    whole: yes", "    hole: yes", "25: There is no key “hole” here. Did you mean “whole”?"),
      Spoilt(
        file, "    as_of: 2026-11-24\n", "",
        "20: The key “as_of” is missing. Add a line that starts with “as_of:”."),
      Spoilt(
        file, "as_of: 2026-11-24", "as_of: last May",
        "28: “last May” is not a day. Write year, month and day, such as 2026-11-24."),
      Spoilt(
        file, "    requires: { /name: \"{name}\" }\n", "",
        "20: A whole door has to tell whose answer it is. Add “requires:” with a pointer and its value, such as /handle: \"{handle}\"."
      ),
      Spoilt(
        file, "people/{name}", "people/{nane}",
        "23: “{nane}” is not a name that this address can use. Did you mean “{name}”?"),
      Spoilt(
        file, "https://api.linkedin.com/people", "https://{name}.linkedin.com",
        "23: “https://{name}.linkedin.com/{name}” does not start with an https address or with {origin}, {page} or {announced}. Write the host out in small letters: https://api.example.org/users/{name}."
      ),
      Spoilt(
        file, "https://api", "http://api",
        "23: “http://api.linkedin.com/people/{name}” does not start with an https address or with {origin}, {page} or {announced}. Write the host out in small letters: https://api.example.org/users/{name}."
      ),
      Spoilt(
        file, "people/{name}", "people/{name",
        "23: The braces in “https://api.linkedin.com/people/{name” cannot be read. Write names in small letters: {name}."
      ),
      Spoilt(
        file, "\"/in/{name}\"", "\"in/{name}\"",
        "22: The path “in/{name}” does not start with “/”. Write “/in/{name}”."),
      Spoilt(
        file, "\"/in/{name}\"", "\"/in/{Name}\"",
        "22: The names in “/in/{Name}” cannot be read. Write each once, in small letters in braces, one in each step: /u/{name}."
      ),
      Spoilt(
        file, "\"/in/{name}\"", "\"/in/{name}\", \"/in/{page}\"",
        "22: “{page}” has a meaning of its own. Choose another name."),
      Spoilt(
        file, "accept: application/json", "accept: json",
        "24: “json” is not a media type. Write it as application/json."),
      Spoilt(
        file, "attribute: employer, pointer: /company", "attribute: employer, pointer: company",
        "31: “company” is not a JSON pointer. Start it with “/”, as /user/name."),
      Spoilt(
        file, "reads: bio, pointer", "reads: bios, pointer",
        "32: “bios” is not something to read. Did you mean “bio”?"),
      Spoilt(
        file, "reads: bio, pointer", "reads: bio, attribute: name, pointer",
        "32: A selector has either “attribute” or “reads”. Name the kind of fact after “attribute:”, or write “reads: bio” or “reads: pairs”."
      ),
      Spoilt(
        file, ", label: /name", "",
        "33: Pairs need the pointers of their label and value. Add “label: /name” and “value: /value”."),
      Spoilt(
        file, "{ /hidden: \"true\" }", "{ /hidden: \"{name}\" }",
        "27: “{name}” is not a name that can stand here. Take it out."),
      Spoilt(
        file, "    announced_by: //link/@href\n    addresses: [\"/in/{name}\"]\n", "",
        "20: Nothing says for which pages this door is. Add “addresses:” with paths such as /u/{name}, or “announced_by:” with an XPath."
      ),
    ])
  func mistakes(_ spoilt: Spoilt) {
    let complaint = SampleCatalogue().spoiling(spoilt.path, spoilt.old, spoilt.new).complaint
    #expect(
      complaint.split(separator: "\n").contains("Checks/platforms/linkedin.yaml:\(spoilt.message)"),
      "\(complaint)")
  }

  @Test("the built-in doors say where they were looked up, and whole ones whose answer it is")
  func builtIn() throws {
    let doors = try CatalogueLoader.embedded().platforms.flatMap(\.openDoors)
    #expect(doors.count >= 9)
    for door in doors {
      #expect(!door.source.isEmpty && !door.asOf.isEmpty && !door.selectors.isEmpty)
      #expect(!door.isWhole || !door.requires.isEmpty, "\(door.position)")
    }
  }
}
