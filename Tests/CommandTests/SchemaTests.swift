import Foundation
import Support
import Testing

/// Debian's python3-jsonschema.
private enum SchemaValidator {
  private static let python = "/usr/bin/python3"
  static let isInstalled = (try? validate("{}", schema: "{}")) != nil

  static var schema: String {
    get throws {
      let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
      return try String(contentsOf: root.appending(path: "docs/report.schema.json"), encoding: .utf8)
    }
  }

  /// The validator's complaints, one a line.
  static func validate(_ report: String, schema: String) throws -> String {
    struct NoValidator: Error {}
    let folder = try TemporaryFolder()
    let reportPath = try folder.write(report, to: "report.json")
    let schemaPath = try folder.write(schema, to: "schema.json")
    let script = """
      import json, jsonschema, sys
      schema = json.load(open(sys.argv[1]))
      jsonschema.Draft202012Validator.check_schema(schema)
      for error in jsonschema.Draft202012Validator(schema).iter_errors(json.load(open(sys.argv[2]))):
          print(list(error.path), error.message[:200])
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = ["-c", script, schemaPath, reportPath]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let complaints = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw NoValidator() }
    return String(decoding: complaints, as: UTF8.self)
  }
}

/// The published schema of the JSON report, held by a validator that is not ours.
@Suite(
  "The JSON report and its schema",
  .enabled(if: SchemaValidator.isInstalled, "python3-jsonschema is not installed"))
struct SchemaTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  @Test("every kind of report keeps to it")
  func valid() async throws {
    try workplace.write(Sample.profile, to: "good.html")
    try workplace.write(Sample.loginWall, to: "wall.html")
    let schema = try SchemaValidator.schema
    for arguments in [
      ["good.html"], ["wall.html"], ["good.html", "wall.html", "none.html"], ["good.html", "--redact"],
    ] {
      let report = try await workplace.audit(arguments)
      #expect(try SchemaValidator.validate(report.output, schema: schema) == "", "\(arguments)")
    }
    try workplace.write(try await workplace.audit(["good.html"]).output, to: "old.json")
    let compared = try await workplace.audit(["wall.html", "--baseline", "old.json"])
    #expect(try SchemaValidator.validate(compared.output, schema: schema) == "")
  }

  @Test(
    "it notices what does not keep to it",
    arguments: [
      ("\"outcome\": \"flagged\"", "\"outcome\": \"failed\""), ("\"upper\": ", "\"upper\": 1"),
      ("\"findings\"", "\"Findings\""),
    ])
  func invalid(right: String, wrong: String) async throws {
    try workplace.write(Sample.profile, to: "good.html")
    let report = try await workplace.audit(["good.html"]).output.replacing(right, with: wrong)
    #expect(try SchemaValidator.validate(report, schema: try SchemaValidator.schema) != "")
  }
}
