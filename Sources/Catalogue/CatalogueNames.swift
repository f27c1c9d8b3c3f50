import Model
import Yams

/// The names that a check file may use, known before any check is read.
struct CatalogueNames {
  let roles: [Role]
  let platformIDs: [String]
  let clauses: [String]
  /// Those of `score.yaml`; known once that has been read.
  var combinationIDs: [String] = []
  /// The words of each list, by its id.
  var vocabulary: [String: [String]] = [:]
  var checkIDs: [String] = []
  var letterIDs: [String] = []

  /// The keys under `why` and `severity`: `default`, a tier or a role.
  var roleKeys: [String] {
    [Self.fallback] + RoleTier.allCases.map(\.rawValue) + roles.map(\.id)
  }

  static let fallback = "default"

  /// The kinds of personal data in the W3C Data Privacy Vocabulary (DPV 2.0, extension PD) that checks name.
  static let personalData = [
    "pd:Name", "pd:Username", "pd:Picture", "pd:CurrentEmployment", "pd:PastEmployment", "pd:Job",
    "pd:EmailAddress", "pd:EmailAddressWork", "pd:TelephoneNumber", "pd:PhysicalAddress",
    "pd:PostalCode", "pd:Locality", "pd:Location", "pd:GPSCoordinate", "pd:BirthDate", "pd:Friend",
    "pd:GroupMembership", "pd:Family", "pd:Offspring", "pd:School", "pd:Connection", "pd:Reference",
    "pd:SocialMediaCommunication", "pd:Communication", "pd:Opinion",
  ]

  /// The threat types of LINDDUN.
  static let threats = [
    "linking", "identifying", "non-repudiation", "detecting", "data-disclosure", "unawareness",
    "non-compliance",
  ]

  /// What an id looks like: "employer-visible".
  static func isID(_ text: String) -> Bool {
    guard let first = text.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else {
      return false
    }
    return text.utf8.count <= 60 && !text.hasSuffix("-")
      && text.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
      }
  }
}

extension YAMLValue {
  /// An id that is the name of its file without the ending.
  func id(named fileName: String) -> String? {
    guard let id = text() else { return nil }
    guard CatalogueNames.isID(id) else {
      report(
        "“\(id)” cannot be an id.", "Use small letters, digits and hyphens, starting with a letter.")
      return nil
    }
    guard id == fileName else {
      report("The id is “\(id)” and the file is “\(fileName).yaml”.", "Give both the same name.")
      return nil
    }
    return id
  }

  /// An https address.
  func link() -> String? {
    guard let text = text() else { return nil }
    guard let address = WebAddress(text), address.scheme == "https" else {
      report("“\(text)” is not an https address.", "Write the whole address, starting with https://.")
      return nil
    }
    return text
  }

  /// A day as "2026-11-24".
  func day() -> String? { date(atLeast: 3) }

  /// A day, or the month or year alone where no more is known: "2026-11-24", "2026-11", "2026".
  func dayOrLess() -> String? { date(atLeast: 1) }

  private func date(atLeast least: Int) -> String? {
    guard let text = text() else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.map { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int($0) ?? 0 : 0 }
    let ranges = [2000...2999, 1...12, 1...31]
    if (least...3).contains(parts.count), zip(parts, [4, 2, 2]).allSatisfy({ $0.count == $1 }),
      zip(numbers, ranges).allSatisfy({ $1.contains($0) })
    {
      return text
    }
    report("“\(text)” is not a day.", "Write year, month and day, such as 2026-11-24.")
    return nil
  }

  /// A value by role: one for all, or `default` with those of tiers and roles.
  func byRole<Value>(_ names: CatalogueNames, _ read: (YAMLValue) -> Value?) -> ByRole<Value>? {
    if case .scalar = node { return read(self).map { ByRole(fallback: $0) } }
    guard let entries = entries() else { return nil }
    var fallback: Value?
    var byTier: [RoleTier: Value] = [:]
    var byRole: [String: Value] = [:]
    for entry in entries {
      guard names.roleKeys.contains(entry.key) else {
        reader.report(
          entry.line, "“\(entry.key)” is not a role or a tier.",
          Self.remedy(for: entry.key, names.roleKeys))
        continue
      }
      guard let value = read(entry.value) else { continue }
      if entry.key == CatalogueNames.fallback {
        fallback = value
      } else if let tier = RoleTier(rawValue: entry.key) {
        byTier[tier] = value
      } else {
        byRole[entry.key] = value
      }
    }
    guard entries.contains(where: { $0.key == CatalogueNames.fallback }) else {
      report("The key “default” is missing.", "Add a line that starts with “default:”.")
      return nil
    }
    return fallback.map { ByRole(fallback: $0, byTier: byTier, byRole: byRole) }
  }

  /// A severity by role, which a higher tier or a role may only raise.
  func severityByRole(_ names: CatalogueNames) -> ByRole<Severity>? {
    guard let severity: ByRole<Severity> = byRole(names, { $0.choice("a severity") }) else { return nil }
    guard case .mapping = node else { return severity }
    let lines = Dictionary(
      (entries() ?? []).map { ($0.key, $0.line) }, uniquingKeysWith: { first, _ in first })
    var floor = severity.fallback
    for tier in RoleTier.allCases {
      guard let own = severity.byTier[tier] else { continue }
      if own < floor {
        reader.report(
          lines[tier.rawValue] ?? line,
          "“\(tier.rawValue)” lowers the severity from \(floor.rawValue) to \(own.rawValue).",
          "Write \(floor.rawValue) or higher: a role may only raise it.")
      }
      floor = max(floor, own)
    }
    for role in names.roles {
      guard let own = severity.byRole[role.id] else { continue }
      let least = severity.value(for: Role(id: "", title: "", tier: role.tier))
      if own < least {
        reader.report(
          lines[role.id] ?? line,
          "“\(role.id)” lowers the severity from \(least.rawValue) to \(own.rawValue).",
          "Write \(least.rawValue) or higher: a role may only raise it.")
      }
    }
    return severity
  }
}
