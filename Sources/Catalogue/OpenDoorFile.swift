import Model

/// Reads `open_doors` of a platform's file.
struct OpenDoorFile {
  private static let keys = [
    "id", "announced_by", "addresses", "url", "accept", "whole", "requires", "not_whole_if", "selectors",
    "as_of", "source",
  ]
  private static let required = ["id", "url", "selectors", "as_of", "source"]

  let reader: YAMLReader

  func doors(_ value: YAMLValue?) -> [OpenDoor] {
    var ids: Set<String> = []
    return (value?.items() ?? []).compactMap { item in
      guard let door = door(item) else { return nil }
      guard ids.insert(door.id).inserted else {
        item.report("There are two doors “\(door.id)”.", "Give one of them another id.")
        return nil
      }
      return door
    }
  }

  private func door(_ value: YAMLValue) -> OpenDoor? {
    guard let fields = value.fields(keys: Self.keys, required: Self.required) else { return nil }
    let announcedBy = fields["announced_by"]?.xpath()
    let addresses = (fields["addresses"]?.texts() ?? []).filter { check(path: $0, fields["addresses"]) }
    if fields["announced_by"] == nil, fields["addresses"] == nil {
      value.report(
        "Nothing says for which pages this door is.",
        "Add “addresses:” with paths such as /u/{name}, or “announced_by:” with an XPath.")
    }
    let parts = Self.parts(of: addresses)
    let names = parts.union(announcedBy == nil ? [] : ["announced"])
    let isWhole = fields["whole"]?.flag() ?? false
    let requires = conditions(fields["requires"], parts.union(["page", "door"]))
    if isWhole, fields["requires"] == nil {
      value.report(
        "A whole door has to tell whose answer it is.",
        "Add “requires:” with a pointer and its value, such as /handle: \"{handle}\".")
    }
    let url = fields["url"].flatMap { self.url($0, names.union(["origin", "host", "page"])) }
    let notWholeIf = conditions(fields["not_whole_if"], [])
    let selectors = fields["selectors"]?.items().compactMap(self.selector) ?? []
    if fields["selectors"] != nil, selectors.isEmpty {
      value.report("The door has no selector.", "Add at least one attribute with its pointer.")
    }
    let accept = fields["accept"] == nil ? "application/json" : fields["accept"].flatMap(self.accept)
    guard let id = fields["id"].flatMap(Self.id), let url, let accept, let asOf = fields["as_of"]?.day(),
      let source = fields["source"]?.text()
    else { return nil }
    return OpenDoor(
      id: id, announcedBy: announcedBy, addresses: addresses, url: url, accept: accept, isWhole: isWhole,
      requires: requires, notWholeIf: notWholeIf, selectors: selectors, asOf: asOf, source: source,
      position: value.position)
  }

  private static func id(_ value: YAMLValue) -> String? {
    guard let id = value.text() else { return nil }
    guard CatalogueNames.isID(id) else {
      value.report(
        "“\(id)” cannot be an id.", "Use small letters, digits and hyphens, starting with a letter.")
      return nil
    }
    return id
  }

  /// The names that every one of the paths has.
  private static func parts(of paths: [String]) -> Set<String> {
    let names = paths.map { Set(NamedParts.names(in: $0) ?? []) }
    guard let first = names.first else { return [] }
    return names.dropFirst().reduce(first) { $0.intersection($1) }
  }

  private func check(path: String, _ value: YAMLValue?) -> Bool {
    guard path.hasPrefix("/") else {
      value?.report("The path “\(path)” does not start with “/”.", "Write “/\(path)”.")
      return false
    }
    guard let names = NamedParts.names(in: path), Set(names).count == names.count,
      path.split(separator: "/").allSatisfy({ $0.filter { $0 == "{" }.count <= 1 })
    else {
      value?.report(
        "The names in “\(path)” cannot be read.",
        "Write each once, in small letters in braces, one in each step: /u/{name}.")
      return false
    }
    if let name = names.first(where: NamedParts.reserved.contains) {
      value?.report("“{\(name)}” has a meaning of its own.", "Choose another name.")
      return false
    }
    return true
  }

  /// A page may choose parts of the path and query, never the host: that would let it send netcurtain anywhere.
  private func url(_ value: YAMLValue, _ known: Set<String>) -> String? {
    guard let text = value.text() else { return nil }
    guard let names = NamedParts.names(in: text) else {
      value.report("The braces in “\(text)” cannot be read.", "Write names in small letters: {name}.")
      return nil
    }
    if let name = names.first(where: { !known.contains($0) }) {
      value.reportUnknown("{\(name)}", "a name that this address can use", known.sorted().map { "{\($0)}" })
      return nil
    }
    let isOnPageHost = ["{origin}", "{page}", "{announced}"].contains(where: text.hasPrefix)
    let host = text.dropFirst("https://".count).prefix { $0 != "/" }
    guard isOnPageHost || (text.hasPrefix("https://") && WebAddress("https://\(host)/")?.host == String(host))
    else {
      value.report(
        "“\(text)” does not start with an https address or with {origin}, {page} or {announced}.",
        "Write the host out in small letters: https://api.example.org/users/{name}.")
      return nil
    }
    return text
  }

  private func accept(_ value: YAMLValue) -> String? {
    guard let text = value.text(upTo: 200) else { return nil }
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    guard isPlain, text.contains("/") else {
      value.report("“\(text)” is not a media type.", "Write it as application/json.")
      return nil
    }
    return text
  }

  private func conditions(_ value: YAMLValue?, _ known: Set<String>) -> [DoorCondition] {
    (value?.entries() ?? []).compactMap { entry in
      guard let pointer = pointer(entry.key, entry.line) else { return nil }
      let values = entry.value.texts(orOne: true)
      for text in values {
        guard let names = NamedParts.names(in: text) else {
          entry.value.report(
            "The braces in “\(text)” cannot be read.", "Write names in small letters: {name}.")
          continue
        }
        if let name = names.first(where: { !known.contains($0) }) {
          entry.value.reportUnknown(
            "{\(name)}", "a name that can stand here", known.sorted().map { "{\($0)}" })
        }
      }
      return DoorCondition(pointer: pointer, values: values)
    }
  }

  private func selector(_ value: YAMLValue) -> DoorSelector? {
    let keys = ["attribute", "reads", "pointer", "label", "value", "html", "current"]
    guard let fields = value.fields(keys: keys, required: ["pointer"]) else { return nil }
    let pointer = fields["pointer"].flatMap(self.pointer)
    let isHTML = fields["html"]?.flag() ?? false
    let current = fields["current"]?.flag() ?? true
    guard let content = self.content(value, fields), let pointer else { return nil }
    return DoorSelector(content: content, pointer: pointer, isHTML: isHTML, current: current)
  }

  private func content(_ value: YAMLValue, _ fields: YAMLFields) -> DoorSelector.Content? {
    guard (fields["attribute"] == nil) != (fields["reads"] == nil) else {
      value.report(
        "A selector has either “attribute” or “reads”.",
        "Name the kind of fact after “attribute:”, or write “reads: bio” or “reads: pairs”.")
      return nil
    }
    if let attribute = fields["attribute"] {
      return attribute.choice("an attribute").map { (attribute: Attribute) in .attribute(attribute) }
    }
    switch fields["reads"]?.word("something to read", of: ["bio", "pairs"]) {
    case "bio": return .bio
    case "pairs":
      guard let label = fields["label"], let inner = fields["value"] else {
        value.report(
          "Pairs need the pointers of their label and value.", "Add “label: /name” and “value: /value”.")
        return nil
      }
      guard let label = self.pointer(label), let inner = self.pointer(inner) else { return nil }
      return .pairs(label: label, value: inner)
    default: return nil
    }
  }

  private func pointer(_ value: YAMLValue) -> String? {
    value.text(upTo: 200).flatMap { pointer($0, value.line) }
  }

  private func pointer(_ text: String, _ line: Int) -> String? {
    guard text.hasPrefix("/") else {
      reader.report(line, "“\(text)” is not a JSON pointer.", "Start it with “/”, as /user/name.")
      return nil
    }
    return text
  }
}
