import Foundation
import Model
import Support
import Testing

@testable import Auditing

/// Compares with the scheme's runnable reference, where a copy of it lies beside the checkout.
@Suite("The reference score")
struct ReferenceScoreTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/reference").standardizedFileURL

  private static var isThere: Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "exposure_score.py").path)
      && FileManager.default.isExecutableFile(atPath: "/usr/bin/env")
  }

  /// The reference's words for the kinds of fact.
  private static let names: [Attribute: String] = [
    .name: "name", .photograph: "photo", .occupation: "occupation", .employer: "employer",
    .workLocation: "workplace", .homeLocation: "home", .telephone: "phone", .email: "email",
    .birthDate: "dob",
    .family: "family", .routine: "routine", .connections: "connections", .thirdPartyContent: "tagged",
    .openContact: "open-contact", .workPost: "work-post", .caseMention: "case-mention",
    .searchIndexing: "indexed", .linkedProfile: "linked", .archivedCopy: "archived",
    .clientLink: "client-link",
  ]

  private struct Case: Codable {
    struct Fact: Codable {
      let attr: String
      let precision: Int
      let visibility: Int
      let confidence: Int
      let profile: String
    }
    let facts: [Fact]
    let links: [[String]]
    let role: Int
    let heightened: Bool
    let unseen: [String]
  }

  private static let program = """
    import json, sys
    sys.dont_write_bytecode = True
    sys.path.insert(0, sys.argv[1])
    import exposure_score as reference
    answers = []
    for case in json.load(open(sys.argv[2])):
        low, high, _ = reference.person(
            case["facts"], case["links"], (case["role"],), case["heightened"], case["unseen"])
        answers.append([low, high])
    json.dump(answers, sys.stdout)
    """

  /// The case of a person, in the reference's words. Pages are joined by their shared handles.
  /// A yes about clients is a fact of every page; what is open is taken for the worst.
  private func referenceCase(_ person: RandomPerson, _ answer: Answer?) -> Case {
    var facts: [Case.Fact] = []
    var carriers: [String: [String]] = [:]
    for (index, reading) in person.readings.enumerated() {
      let profile = "p\(index)"
      // The reference knows a page by its facts; this one reaches nowhere.
      facts.append(Case.Fact(attr: "name", precision: 0, visibility: 0, confidence: 100, profile: profile))
      if answer == .yes {
        facts.append(
          Case.Fact(attr: "client-link", precision: 100, visibility: 100, confidence: 100, profile: profile))
      }
      for exposure in reading.exposures {
        if exposure.attribute == .handle { carriers[exposure.value, default: []].append(profile) }
        guard let name = Self.names[exposure.attribute] else { continue }
        facts.append(
          Case.Fact(
            attr: name, precision: exposure.precision,
            visibility: Fixture.scheme.visibility[exposure.visibility] ?? 100,
            confidence: exposure.confidence.rawValue, profile: profile))
      }
    }
    let isWhole = person.readings.allSatisfy { $0.state == .profile }
    return Case(
      facts: facts, links: carriers.values.map { Array($0) },
      role: RoleTier.allCases.firstIndex(of: person.role.tier) ?? 0, heightened: person.isHeightened,
      unseen: (isWhole ? [] : Self.names.values.filter { $0 != "client-link" }.sorted())
        + (answer == nil || answer == .notSure ? ["client-link"] : []))
  }

  /// `NETCURTAIN_PEOPLE=20000 swift test --filter ReferenceScore` compares more; each takes a millisecond.
  private static let count =
    ProcessInfo.processInfo.environment["NETCURTAIN_PEOPLE"].flatMap(Int.init) ?? 2_000

  @Test("thousands of made-up people get the reference's score", .enabled(if: isThere))
  func compare() async throws {
    var random = SeededGenerator(seed: 2_026)
    let people = (0..<Self.count).map { number in
      var person = RandomPerson(&random)
      // Every fifth person has a page that was not seen.
      if number % 5 == 0 { person.readings[0] = person.readings[0].with(state: .loginWall) }
      return person
    }
    let answers = (0..<Self.count).map { number in
      number % 3 == 0 ? nil : random.pick(Answer.allCases)
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "netcurtain-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appending(path: "cases.json")
    try JSONEncoder().encode(zip(people, answers).map(referenceCase)).write(to: input)

    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", Self.program, Self.folder.path, input.path]
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)

    let expected = try JSONDecoder().decode([[Int]].self, from: data)
    try #require(expected.count == people.count)
    let auditor = Fixture.auditor([], questions: [Fixture.clientQuestion])
    for ((person, answer), expected) in zip(zip(people, answers), expected) {
      // The servers of other tests run on the same few threads.
      await Task.yield()
      let subject = Subject(
        isHeightened: person.isHeightened, answers: answer.map { ["client-linked": $0] } ?? [:])
      let score = auditor.audit(person.readings, of: subject, role: person.role, at: Fixture.time).score
      if [score.value, score.upper] != expected {
        Issue.record("\(score.value)...\(score.upper), not \(expected): \(person.readings)")
        return
      }
    }
    // The people are worth comparing: they reach over the whole scale.
    #expect(Set(expected.map { $0[0] }).count > 40)
  }
}
