import Model
import Support

/// A made-up person with up to three pages, for the property tests.
///
/// Values differ from fact to fact, so that pages are joined only by the handles put there for it.
struct RandomPerson {
  static let weighted = Fixture.scheme.weights.keys.sorted { $0.rawValue < $1.rawValue }

  var readings: [PageReading]
  var role: Role
  var isHeightened: Bool

  init(_ random: inout SeededGenerator) {
    let count = Int.random(in: 1...3, using: &random)
    var exposures = (0..<count).map { page in
      (0..<Int.random(in: 0...5, using: &random)).map { index in
        Self.fact("value \(page) \(index)", &random)
      }
    }
    for link in 0..<Int.random(in: 0...2, using: &random) where count > 1 {
      for page in (0..<count).shuffled(using: &random).prefix(2) { exposures[page].append(Self.link(link)) }
    }
    readings = exposures.enumerated().map { index, exposures in
      page("https://site\(index).example/", exposures)
    }
    role = random.pick(Fixture.roles)
    isHeightened = Int.random(in: 0..<10, using: &random) < 3
  }

  /// Gives every second fact a value that other pages may have too, so that names, towns, pictures and links
  /// join pages and a hidden fact can part them.
  mutating func shareValues(_ random: inout SeededGenerator) {
    let shared: [Attribute: [String]] = [
      .name: ["Jo Brook"], .homeLocation: ["Leam", "Harrow"], .workLocation: ["Leam"],
      .employer: ["Harrowdale Council"], .photograph: ["https://pics.example/0123456789abcdef.jpg"],
      .linkedProfile: ["https://site0.example", "site1.example", "https://site2.example/"],
    ]
    readings = readings.map { reading in
      let extra = [Attribute.name, .homeLocation, .photograph, .linkedProfile].filter { _ in
        Int.random(in: 0..<3, using: &random) == 0
      }
      let exposures =
        reading.exposures + extra.map { AuditingTests.fact($0, confidence: random.pick([50, 100])) }
      return reading.with(
        exposures: exposures.map { exposure in
          guard let values = shared[exposure.attribute], Bool.random(using: &random) else { return exposure }
          return AuditingTests.fact(
            exposure.attribute, random.pick(values), precision: exposure.precision,
            confidence: exposure.confidence.rawValue, visibility: exposure.visibility)
        })
    }
  }

  static func fact(_ value: String, _ random: inout SeededGenerator) -> Exposure {
    AuditingTests.fact(
      random.pick(weighted), value, precision: random.pick([10, 25, 40, 60, 80, 85, 100]),
      confidence: random.pick([20, 40, 70, 100]), visibility: random.pick(Visibility.allCases))
  }

  /// A user name without weight that joins the pages that carry it.
  static func link(_ number: Int) -> Exposure { AuditingTests.fact(.handle, "shared-name-\(number)") }

  func audit() -> Audit { Fixture.audit(readings, role: role, isHeightened: isHeightened) }

  /// The score alone, which asks the checks no more than whether there is one.
  func score() -> Score {
    Fixture.audit(
      readings, role: role, isHeightened: isHeightened, checks: Array(Fixture.checks.suffix(1))
    ).score
  }
}
