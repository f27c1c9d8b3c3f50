import Catalogue
import Foundation
import Model
import Support
import Testing

/// `RECORD_GOLDENS=1 swift test --filter CoverageTests` writes docs/coverage.md anew.
@Suite("The coverage of the policy")
struct CoverageTests {
  private let catalogue: CheckCatalogue

  init() throws { catalogue = try CatalogueLoader.embedded() }

  @Test("docs/coverage.md is what policy.yaml says")
  func document() {
    expectGolden(Self.document(catalogue), "coverage.md", folder: "../../docs")
  }

  @Test("every clause of section 5 and of the Appendix is served")
  func whole() {
    let served = Set(catalogue.clauses.map(\.clause))
    let wanted =
      (1...8).map { "5.\($0)" } + (1...13).map { "A.\($0)" } + ["2", "4", "6.1", "6.2", "6.3", "6.4", "8"]
    #expect(wanted.filter { !served.contains($0) } == [])
    #expect(served.count == wanted.count)
  }

  @Test("social workers and no others have the register")
  func register() {
    #expect(catalogue.registers.map(\.id) == ["swe"])
    #expect(
      catalogue.roles.filter { $0.registerID == "swe" }.map(\.id) == [
        "social-worker", "senior-social-worker", "iro",
      ])
  }

  /// A table with a row for each clause.
  private static func document(_ catalogue: CheckCatalogue) -> String {
    func row(_ clause: PolicyClause) -> String {
      let lists = [
        ("", clause.checks), ("together: ", clause.combinations), ("question: ", clause.questions),
        ("advice: ", clause.advice),
      ]
      let served = lists.filter { !$0.1.isEmpty }.map { label, ids in
        label + ids.map { "`\($0)`" }.joined(separator: ", ")
      }
      return
        "| \(clause.clause) | \(clause.place) | \(clause.about) | \(clause.how.rawValue) | "
        + "\(served.joined(separator: "; ")) |"
    }
    let counts = ClauseService.allCases.map { how in
      "\(catalogue.clauses.count { $0.how == how }) \(how.rawValue)"
    }
    return """
      # What serves each clause of the policy

      Made from `Checks/policy.yaml` by `RECORD_GOLDENS=1 swift test --filter CoverageTests`. Do not edit it by hand.

      - **checked**: read from the page.
      - **partly**: the page shows a part of it; a question or advice does the rest.
      - **asked**: only you can tell. Until you answer, it is not assessed.
      - **advice**: there is nothing to look at. It is listed in every report, and never counted as done.

      \(catalogue.clauses.count) clauses: \(counts.joined(separator: ", ")).

      | clause | place | what it says | how | served by |
      | --- | --- | --- | --- | --- |
      \(catalogue.clauses.map(row).joined(separator: "\n"))

      """
  }
}
