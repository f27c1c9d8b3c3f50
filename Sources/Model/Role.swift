/// How much a stranger's knowledge can hurt in a kind of work. A higher tier may only raise a severity.
package enum RoleTier: String, CaseIterable, Codable, Hashable, Comparable, Sendable {
  case ordinary
  case publicFacing = "public-facing"
  case sensitive
  case safeguarding

  package static func < (a: RoleTier, b: RoleTier) -> Bool { a.order < b.order }

  private var order: Int {
    switch self {
    case .ordinary: 0
    case .publicFacing: 1
    case .sensitive: 2
    case .safeguarding: 3
    }
  }
}

/// A kind of work, from `Checks/roles.yaml`.
package struct Role: Codable, Hashable, Identifiable, Sendable {
  /// The role of somebody who names none.
  package static let defaultID = "employee"

  package let id: String
  /// As the report prints it ("Children's social worker").
  package let title: String
  package let tier: RoleTier
  /// The id of the ``PublicRegister`` that names everybody in this work; `nil` for most.
  package let registerID: String?
  /// The title in other languages, where somebody has written it.
  package let titles: [Language: String]

  package init(
    id: String, title: String, tier: RoleTier, registerID: String? = nil, titles: [Language: String] = [:]
  ) {
    self.id = id
    self.title = title
    self.tier = tier
    self.registerID = registerID
    self.titles = titles
  }

  /// Whether a list of tiers and roles holds this one: itself, its tier or a lower one.
  package func isNamed(in list: [String]) -> Bool {
    list.contains { name in name == id || RoleTier(rawValue: name).map { $0 <= tier } ?? false }
  }
}
