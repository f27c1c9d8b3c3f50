import Foundation
import Model
import Reporting

/// Writes one check for a terminal of 80 columns.
enum CheckPage {
  private static let width = 80

  static func lines(_ check: Check, role: Role, catalogue: CheckCatalogue) -> [String] {
    var lines = ["\(check.title)  (\(check.id))", ""]
    lines += PlatformPage.hanging(
      "Why it matters (\(role.title)): ", check.why.value(for: role), indent: 2)
    lines += ["", "Severity: \(check.severity.raised(for: role).rawValue) as \(role.title)"]
    lines += RoleTier.allCases.map { tier in
      let plain = Role(id: "", title: "", tier: tier)
      let name = tier.rawValue.padding(toLength: 14, withPad: " ", startingAt: 0)
      return "  \(name) \(check.severity.raised(for: plain).rawValue)"
    }
    lines += exceptions(check, catalogue)
    lines += ["", "Policy:"]
    for reference in check.policy {
      lines += PlatformPage.hanging("  \(reference.clause)  ", "“\(reference.words)”", indent: 4)
    }
    for remediation in check.remediations {
      let platform = catalogue.platforms.first { $0.id == remediation.platformID }?.title ?? "Any site"
      lines += ["", "What to do: \(platform)"] + PlatformPage.steps(remediation)
    }
    let letters = catalogue.letters.filter { letter in
      letter.attributes.contains(where: check.condition.attributes.contains)
    }
    if !letters.isEmpty {
      lines += ["", "Letters:"] + letters.map { "  netcurtain letter show \($0.id)" }
    }
    lines += ["", "It may be wrong when:"]
    for alarm in check.falseAlarms { lines += PlatformPage.hanging("  - ", alarm, indent: 4) }
    return lines
  }

  /// Roles that are raised above their tier.
  private static func exceptions(_ check: Check, _ catalogue: CheckCatalogue) -> [String] {
    catalogue.roles.compactMap { role in
      let tier = check.severity.raised(for: Role(id: "", title: "", tier: role.tier))
      let own = check.severity.raised(for: role)
      return own == tier ? nil : "  \(role.id) \(own.rawValue)"
    }
  }
}
