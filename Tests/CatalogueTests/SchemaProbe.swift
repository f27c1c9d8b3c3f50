import Catalogue
import CheckFiles
import Foundation
import Testing
import Yams

/// Finds out which keys the reader takes at each place of a file, by putting one there that nobody knows: the message
/// names all that are known. Holds them against the schema's.
struct SchemaProbe {
  private static let unknown = "zzqx9"

  private let schema: [String: Any]
  private let text: String
  private let complaint: (String) -> String

  /// - Parameter complaint: what the reader says of the changed text.
  init(kind: String, text: String, complaint: @escaping (String) -> String) throws {
    let source = try #require(CatalogueSchema.text(of: kind), "no schema of \(kind)")
    schema = try #require(try JSONSerialization.jsonObject(with: Data(source.utf8)) as? [String: Any])
    self.text = text
    self.complaint = complaint
  }

  /// Holds every place of the file, and that the file has every place of the schema.
  func run(_ name: String) {
    var seen: Set<[String]> = []
    guard let root = try? Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot() else {
      Issue.record("\(name) cannot be read")
      return
    }
    visit(root, schema, name, &seen)
    for keys in objects(in: schema) where !seen.contains(keys) {
      Issue.record("\(name) has no place with the keys \(keys): add one to the sample")
    }
  }

  private func visit(_ node: Node, _ given: [String: Any], _ place: String, _ seen: inout Set<[String]>) {
    for schema in branches(given) {
      switch node {
      case .mapping(let mapping):
        guard schema["type"] as? String == "object" else { continue }
        let properties = schema["properties"] as? [String: Any] ?? [:]
        if schema["additionalProperties"] as? Bool == false {
          let keys = properties.keys.sorted()
          if seen.insert(keys).inserted {
            let known = takenKeys(at: mapping)
            #expect(known == keys, "\(place): the reader takes \(known), the schema \(keys)")
          }
        }
        for (key, value) in mapping {
          let name = key.scalar?.string ?? ""
          let below = properties[name] ?? schema["additionalProperties"]
          if let below = below as? [String: Any] { visit(value, below, "\(place) \(name)", &seen) }
        }
      case .sequence(let items):
        guard let below = schema["items"] as? [String: Any] else { continue }
        for item in items { visit(item, below, place, &seen) }
      default: continue
      }
    }
  }

  /// The keys that the reader names when it meets one that it does not know.
  private func takenKeys(at mapping: Node.Mapping) -> [String] {
    guard let mark = mapping.mark else { return [] }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let line = lines[mark.line - 1]
    let start = line.index(line.startIndex, offsetBy: mark.column - 1)
    let isFlow = line[start] == "{"
    let added =
      isFlow
      ? " \(Self.unknown): 1,"
      : "\(Self.unknown): 1\n" + String(repeating: " ", count: mark.column - 1)
    let place = isFlow ? line.index(after: start) : start
    lines[mark.line - 1] = String(line[..<place]) + added + String(line[place...])
    let said = complaint(lines.joined(separator: "\n"))
    let mark2 = "There is no key “\(Self.unknown)” here. Use one of: "
    guard let range = said.firstRange(of: mark2) else { return ["nothing said: \(said)"] }
    let list = said[range.upperBound...].prefix { $0 != "\n" }.dropLast()
    return list.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.sorted()
  }

  /// The schema itself, without references and choices.
  private func branches(_ schema: [String: Any]) -> [[String: Any]] {
    if let name = schema["$ref"] as? String, let definitions = self.schema["$defs"] as? [String: Any],
      let target = definitions[String(name.dropFirst("#/$defs/".count))] as? [String: Any]
    {
      return branches(target)
    }
    if let choices = schema["oneOf"] as? [[String: Any]] { return choices.flatMap(branches) }
    return [schema]
  }

  /// The keys of every object in the schema that takes no others.
  private func objects(in value: Any) -> [[String]] {
    if let list = value as? [Any] { return list.flatMap(objects) }
    guard let object = value as? [String: Any] else { return [] }
    let own =
      object["additionalProperties"] as? Bool == false
      ? [(object["properties"] as? [String: Any] ?? [:]).keys.sorted()] : []
    return own + object.values.flatMap(objects)
  }
}

/// One file and the schema that it has to keep to.
struct SchemaRun {
  let kind: String
  let name: String
  let text: String

  /// What Debian's python3-jsonschema says, a line each; throws where it is not installed.
  static func complaints(of runs: [SchemaRun]) throws -> String {
    struct NoValidator: Error {}
    let schemas = embeddedFiles.filter { $0.path.hasPrefix("schemas/") }
      .map { (String($0.path.dropFirst("schemas/".count).prefix { $0 != "." }), $0.text) }
    let input: [String: Any] = [
      "schemas": try Dictionary(
        uniqueKeysWithValues: schemas.map { kind, text in
          (kind, try JSONSerialization.jsonObject(with: Data(text.utf8)))
        }),
      "runs": try runs.map { run -> [String: Any] in
        guard let node = try Parser(yaml: run.text, resolver: .basic, encoding: .utf8).singleRoot() else {
          return ["kind": run.kind, "name": run.name, "document": NSNull()]
        }
        return ["kind": run.kind, "name": run.name, "document": json(node)]
      },
    ]
    let script = """
      import json, jsonschema, sys
      data = json.load(sys.stdin)
      for schema in data["schemas"].values():
          jsonschema.Draft202012Validator.check_schema(schema)
      for run in data["runs"]:
          for error in jsonschema.Draft202012Validator(data["schemas"][run["kind"]]).iter_errors(run["document"]):
              print(run["name"], list(error.absolute_path), error.message[:300])
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = ["-c", script]
    let (standardInput, output) = (Pipe(), Pipe())
    process.standardInput = standardInput
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    try standardInput.fileHandleForWriting.write(
      contentsOf: JSONSerialization.data(withJSONObject: input))
    try standardInput.fileHandleForWriting.close()
    let complaints = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw NoValidator() }
    return String(decoding: complaints, as: UTF8.self)
  }

  /// The value as editors see it: YAML 1.2, in which yes and no are words.
  private static func json(_ node: Node) -> Any {
    switch node {
    case .mapping(let mapping):
      return Dictionary(
        mapping.map { ($0.key.scalar?.string ?? "", json($0.value)) }, uniquingKeysWith: { first, _ in first }
      )
    case .sequence(let sequence): return sequence.map(json)
    case .scalar(let scalar):
      guard scalar.style == .plain else { return scalar.string }
      switch scalar.string {
      case "true": return true
      case "false": return false
      case "", "~", "null": return NSNull()
      default:
        if let number = Int(scalar.string) { return number }
        if let number = Double(scalar.string) { return number }
        return scalar.string
      }
    case .alias: return NSNull()
    }
  }
}
