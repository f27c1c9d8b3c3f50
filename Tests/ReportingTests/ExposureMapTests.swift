import Foundation
import Model
import Testing

@testable import Reporting

@Suite("The map of pages and facts, and the checklist")
struct ExposureMapTests {
  @Test("each page has a mark for each kind, and what was not seen by us is never “not seen”")
  func marks() throws {
    let map = ExposureMapPart(.sample)
    #expect(map.rows.map(\.profileID) == ["p1", "p2", "p3", "p4"])
    let first = try #require(map.rows.first)
    #expect(first.marks.count == map.kinds.count)
    #expect(first.positions(of: .onShow).map { map.kinds[$0] }.contains(.employer))
    let wall = try #require(map.rows.last)
    #expect(!wall.isAssessed)
    #expect(wall.positions(of: .notSeen).isEmpty)
    #expect(!wall.positions(of: .notAssessed).isEmpty)
    for row in ExposureMapPart(.allWalls).rows { #expect(row.positions(of: .notSeen).isEmpty) }
  }

  @Test("a finding about two pages marks each fact on its own page, and is done in a place of its own")
  func severalPages() throws {
    let audit = Audit.sample
    let name = try #require(audit.profiles[0].reading.exposures.first { $0.attribute == .name })
    let family = try #require(audit.profiles[1].reading.exposures.first { $0.attribute == .family })
    let finding = Finding.sample(
      "f-together-mosaic", "mosaic-joined-up", "Your pages join up", .flagged, .high, ["5.1"], on: "p1",
      exposures: [name.id, family.id], lookedFor: "pages that join", remediations: [.xBio],
      joined: JoinedPages(profileIDs: ["p1", "p2"], joints: []))
    let joined = Audit(
      tool: audit.tool, subject: audit.subject, role: audit.role, auditedAt: audit.auditedAt,
      profiles: audit.profiles, findings: [finding], combinations: [], score: audit.score, firstSteps: [],
      notAssessed: [], adviceOnly: [])
    let map = ExposureMapPart(joined)
    #expect(map.kinds == [.name, .family])
    #expect(map.rows.map { $0.positions(of: .onShow) } == [[0], [1], [], []])
    #expect(map.rows[0].positions(of: .notSeen) == [1])
    #expect(ChecklistPart(joined).visits.map(\.place) == [nil])
  }

  @Test("pages that one sign joins are tied, each set once, and a shared name alone ties none")
  func joins() {
    let joint = Joint(sign: .picture, profileIDs: ["p3", "p1"], shared: ["a.jpg"], exposureIDs: [])
    let alone = Joint(sign: .nameAlone, profileIDs: ["p1", "p2"], shared: ["Rhian"], exposureIDs: [])
    let audit = Audit.sample
    let combinations = audit.combinations.map { combination in
      Combination(
        id: combination.id, title: combination.title, severity: combination.severity,
        profileIDs: combination.profileIDs, attributes: combination.attributes, why: combination.why,
        joints: [joint, alone])
    }
    let joined = Audit(
      tool: audit.tool, subject: audit.subject, role: audit.role, auditedAt: audit.auditedAt,
      profiles: audit.profiles, findings: audit.findings.filter { $0.joined == nil },
      combinations: combinations, score: audit.score, firstSteps: audit.firstSteps,
      notAssessed: audit.notAssessed, adviceOnly: audit.adviceOnly)
    let map = ExposureMapPart(joined)
    #expect(map.joins == [[0, 2]])
    #expect(map.rows.map { $0.joinedTo.map(\.text) } == [[audit.profiles[2].title], [], ["LinkedIn"], []])
    #expect(ExposureMapView(map, words: EnglishWords()).drawing?.joins != nil)
  }

  @Test("the drawing and the table tell the same, and of many pages there is the table alone")
  func drawing() throws {
    let map = ExposureMapPart(.sample)
    let view = ExposureMapView(map, words: EnglishWords())
    let drawing = try #require(view.drawing)
    #expect(drawing.columns.map(\.label) == map.kinds.map(EnglishWords().kindLabel))
    #expect(drawing.lines.count == view.rows.count)
    for (line, row) in zip(drawing.lines, map.rows) {
      let discs = (line.discs ?? "").split(separator: "M").count
      #expect(discs == row.positions(of: .onShow).count)
      #expect(line.gaps.count == row.positions(of: .notAssessed).count)
    }
    #expect(view.rows.last?.told.rest == "The rest was not assessed.")
    let many = ExposureMapView(ExposureMapPart(.walls(64)), words: EnglishWords())
    #expect(many.drawing == nil)
    #expect(many.rows.map(\.told.sentences) == Array(repeating: ["Not assessed."], count: 64))
  }

  @Test("the checklist holds each thing on show once, the first steps first, and nothing that was accepted")
  func checklist() throws {
    let audit = Audit.sample
    let listed = ChecklistPart(audit).visits.flatMap(\.findings)
    let wanted = audit.findings.filter { $0.isOnShow && !$0.isAccepted && !$0.remediations.isEmpty }
    #expect(Set(listed.map(\.id)) == Set(wanted.map(\.id)))
    #expect(listed.count == wanted.count)
    let first = try #require(audit.firstSteps.first)
    #expect(first.findingIDs.contains(try #require(listed.first).id))
    #expect(ChecklistPart(.allWalls).visits.isEmpty)
  }
}
