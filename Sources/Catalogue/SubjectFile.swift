import Foundation
package import Model
import Yams

/// Reads `netcurtain.yaml`: who the person is, and which profiles are theirs.
package enum SubjectFile {
  /// The usual name of the file.
  package static let fileName = "netcurtain.yaml"

  /// The subject of the file at `path`. Paths of saved pages are taken from the file's folder.
  package static func load(
    path: String, catalogue: CheckCatalogue
  ) throws(CatalogueProblems) -> Subject {
    let text = try TextFile(path: path, code: .subjectInvalid).read()
    return try load(text: text, name: path, catalogue: catalogue)
  }

  /// The subject that `text` describes; `name` is the file's path, for messages and for relative paths.
  package static func load(
    text: String, name: String, catalogue: CheckCatalogue
  ) throws(CatalogueProblems) -> Subject {
    let reader = YAMLReader(file: name, code: .subjectInvalid)
    let folder = name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
    let subject = reader.fields(of: text, keys: keys, required: []).map {
      SubjectFields(fields: $0, reader: reader, catalogue: catalogue, folder: folder).subject()
    }
    guard reader.problems.isEmpty, let subject else { throw CatalogueProblems(reader.problems) }
    return subject
  }

  private static let keys = [
    statement, "name", "names", "handles", "employer", "employers", "workplaces", "job_titles", "role",
    "heightened", "profiles",
  ]

  static let statement = "these_are_my_own_profiles"
}

private struct SubjectFields {
  let fields: YAMLFields
  let reader: YAMLReader
  let catalogue: CheckCatalogue
  /// With "/" at the end, or empty.
  let folder: String

  func subject() -> Subject {
    checkStatement()
    return Subject(
      names: texts("name", "names"), handles: handles(), employers: employers(),
      workplaces: texts("workplaces"), jobTitles: texts("job_titles"),
      roleID: fields["role"]?.word("a role of the catalogue", of: catalogue.roles.map(\.id))
        ?? Role.defaultID,
      profiles: profiles(), isSelfAudit: true, isHeightened: fields["heightened"]?.flag() ?? false)
  }

  /// Nobody is audited in secret: without the statement nothing else is used.
  private func checkStatement() {
    let remedy = "If they are your own, write “\(SubjectFile.statement): yes”."
    guard let value = fields[SubjectFile.statement] else {
      reader.report(
        fields.line, "The file does not say that these are your own profiles.",
        "netcurtain looks only at your own. \(remedy)")
      return
    }
    if value.flag() == false {
      value.report(
        "The file says that these are not your own profiles.",
        "netcurtain looks only at your own: please ask the other person to run it. \(remedy)")
    }
  }

  /// The texts under one key, or under its plural.
  private func texts(_ keys: String...) -> [String] {
    let given = keys.compactMap { fields[$0] }
    if given.count > 1, let last = given.last {
      last.report("“\(keys[0])” and “\(keys[1])” both stand here.", "Keep one of the two.")
    }
    return given.first?.texts(orOne: true, upTo: 200).map { PageText.clean($0) } ?? []
  }

  private func handles() -> [String] {
    texts("handles").map { $0.hasPrefix("@") ? String($0.dropFirst()) : $0 }
  }

  private func employers() -> [Organisation] {
    let given = ["employer", "employers"].compactMap { fields[$0] }
    if given.count > 1, let last = given.last {
      last.report("“employer” and “employers” both stand here.", "Keep one of the two.")
    }
    return given.first?.items(orOne: true).compactMap(organisation) ?? []
  }

  private func organisation(_ value: YAMLValue) -> Organisation? {
    if case .scalar = value.node { return value.text(upTo: 200).map { Organisation(names: [$0]) } }
    guard let fields = value.fields(keys: ["names", "domains"], required: ["names"]) else { return nil }
    let names = fields["names"]?.texts(orOne: true, upTo: 200) ?? []
    let domains: [String] = (fields["domains"]?.items(orOne: true) ?? []).compactMap { item in
      guard let text = item.text()?.lowercased() else { return nil }
      guard text.contains("."), WebAddress("https://\(text)")?.host == text else {
        item.report("“\(text)” is not a web domain.", "Write only the name, such as council.example.org.")
        return nil
      }
      return text
    }
    return names.isEmpty ? nil : Organisation(names: names, domains: domains)
  }

  private func profiles() -> [String] {
    var seen: Set<String> = []
    return (fields["profiles"]?.items(orOne: true) ?? []).compactMap { item in
      guard let profile = profile(item) else { return nil }
      var key = WebAddress(profile)?.description ?? profile
      if key.hasSuffix("/") { key.removeLast() }
      guard seen.insert(key).inserted else {
        item.report("“\(profile)” is listed twice.", "Take one out.")
        return nil
      }
      return profile
    }
  }

  /// A link as written, or the path of a saved page from the file's folder.
  private func profile(_ value: YAMLValue) -> String? {
    guard let text = value.text() else { return nil }
    if let scheme = text.firstRange(of: "://") {
      guard WebAddress(text) != nil else {
        let known = ["http", "https"].contains(text[..<scheme.lowerBound].lowercased())
        value.report(
          "“\(text)” is not a web address that netcurtain can open.",
          known ? "Copy it from your browser's address bar." : "Use an address that starts with https://.")
        return nil
      }
      return text
    }
    if let address = WebAddress("https://\(text)"), catalogue.platform(at: address) != nil {
      value.report("“\(text)” has no https:// in front.", "Write “https://\(text)”.")
      return nil
    }
    return text.hasPrefix("/") ? text : folder + text
  }
}
