import Model

/// Reads `roles.yaml`.
enum RolesFile {
  static func read(_ text: String, _ reader: YAMLReader) -> [Role] {
    guard let fields = reader.fields(of: text, keys: ["roles"], required: ["roles"]) else { return [] }
    var roles: [Role] = []
    for item in fields["roles"]?.items() ?? [] {
      let keys = ["id", "title", "tier"]
      guard let fields = item.fields(keys: keys, required: keys), let id = fields["id"]?.text(),
        let title = fields["title"]?.text(upTo: 80), let tier: RoleTier = fields["tier"]?.choice("a tier")
      else { continue }
      let reserved = [CatalogueNames.fallback] + RoleTier.allCases.map(\.rawValue)
      if !CatalogueNames.isID(id) || reserved.contains(id) {
        item.report(
          "“\(id)” cannot be a role.", "Use small letters, digits and hyphens, and no name of a tier.")
      } else if roles.contains(where: { $0.id == id }) {
        item.report("The role “\(id)” stands twice.", "Take one out.")
      } else {
        roles.append(Role(id: id, title: title, tier: tier))
      }
    }
    if reader.problems.isEmpty, !roles.contains(where: { $0.id == Role.defaultID }) {
      reader.report(
        fields.line, "The role “\(Role.defaultID)” is missing.",
        "Add it: it is the role of somebody who names none.")
    }
    return roles
  }
}

/// Reads `policy.yaml`: the clauses that checks may serve.
enum PolicyFile {
  static func read(_ text: String, _ reader: YAMLReader) -> [String] {
    let keys = ["title", "clauses"]
    guard let fields = reader.fields(of: text, keys: keys, required: keys) else { return [] }
    _ = fields["title"]?.text()
    var clauses: [String] = []
    for item in fields["clauses"]?.items() ?? [] {
      let keys = ["clause", "about"]
      guard let fields = item.fields(keys: keys, required: keys),
        let clause = fields["clause"]?.text(upTo: 20)
      else { continue }
      _ = fields["about"]?.text()
      if clauses.contains(clause) {
        item.report("The clause “\(clause)” stands twice.", "Take one out.")
      } else {
        clauses.append(clause)
      }
    }
    return clauses
  }
}
