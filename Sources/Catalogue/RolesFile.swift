import Model

/// Reads `roles.yaml`: kinds of work, and the public registers that name people in some of them.
enum RolesFile {
  typealias Content = (roles: [Role], registers: [PublicRegister])

  static func read(_ text: String, _ reader: YAMLReader) -> Content {
    guard let fields = reader.fields(of: text, keys: ["registers", "roles"], required: ["roles"]) else {
      return ([], [])
    }
    let registers = fields["registers"]?.items().compactMap(register) ?? []
    var roles: [Role] = []
    for item in fields["roles"]?.items() ?? [] {
      let required = ["id", "title", "tier"]
      guard let fields = item.fields(keys: required + ["register", "title_cy"], required: required),
        let id = fields["id"]?.text(), let title = fields["title"]?.text(upTo: 80),
        let tier: RoleTier = fields["tier"]?.choice("a tier")
      else { continue }
      let reserved = [CatalogueNames.fallback] + RoleTier.allCases.map(\.rawValue)
      if !CatalogueNames.isID(id) || reserved.contains(id) {
        item.report(
          "“\(id)” cannot be a role.", "Use small letters, digits and hyphens, and no name of a tier.")
      } else if roles.contains(where: { $0.id == id }) {
        item.report("The role “\(id)” stands twice.", "Take one out.")
      } else {
        let register = fields["register"]?.word("a register of this file", of: registers.map(\.id))
        let welsh = fields["title_cy"]?.text(upTo: 80)
        roles.append(
          Role(
            id: id, title: title, tier: tier, registerID: register,
            titles: welsh.map { [.welsh: $0] } ?? [:]))
      }
    }
    if reader.problems.isEmpty, !roles.contains(where: { $0.id == Role.defaultID }) {
      reader.report(
        fields.line, "The role “\(Role.defaultID)” is missing.",
        "Add it: it is the role of somebody who names none.")
    }
    return (roles, registers)
  }

  private static func register(_ item: YAMLValue) -> PublicRegister? {
    let keys = ["id", "title", "says", "shows", "as_of", "source"]
    guard let fields = item.fields(keys: keys, required: keys), let id = fields["id"]?.text(upTo: 60),
      let title = fields["title"]?.text(upTo: 80), let says = fields["says"]?.text(upTo: 300),
      let asOf = fields["as_of"]?.day(), let source = fields["source"]?.text(upTo: 200)
    else { return nil }
    var shows: [Attribute: Int] = [:]
    for entry in fields["shows"]?.entries() ?? [] {
      let known = Attribute.ofPages.filter { $0 != .name }
      guard let attribute = known.first(where: { $0.rawValue == entry.key }) else {
        entry.value.reader.report(
          entry.line, "“\(entry.key)” is not an attribute that a register can show.",
          YAMLValue.remedy(for: entry.key, known.map(\.rawValue)))
        continue
      }
      shows[attribute] = entry.value.integer(in: 1...100)
    }
    return PublicRegister(id: id, title: title, says: says, shows: shows, asOf: asOf, source: source)
  }
}
