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

  /// The text of the file at `path`, for a change to it.
  package static func text(path: String) throws(CatalogueProblems) -> String {
    try TextFile(path: path, code: .subjectInvalid).read()
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
    "heightened", "also_look_for", "profiles", "answers", "answered",
  ]

  /// Whether `text` looks like the code of a finding.
  package static func isFingerprint(_ text: String) -> Bool {
    text.utf8.count == 16 && text.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
  }

  /// What a code looks like, for messages.
  package static let codeHint = "sixteen digits and letters from a to f"

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
      profiles: profiles(), isSelfAudit: true, isHeightened: fields["heightened"]?.flag() ?? false,
      answers: fields["answers"].map(answers) ?? [:], answered: fields["answered"].map(answered) ?? [:],
      alsoLooksFor: alsoLooksFor())
  }

  /// Checks that are asked only where the person wants them.
  private func alsoLooksFor() -> [String] {
    let known = catalogue.checks.filter(\.isOnRequest).map(\.id)
    return (fields["also_look_for"]?.items(orOne: true) ?? []).compactMap {
      $0.word("a check that is asked only on request", of: known)
    }
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

  /// Yes, no or not sure, by question. What stands there instead is not repeated: it may be a name.
  private func answers(_ value: YAMLValue) -> [String: Answer] {
    var answers: [String: Answer] = [:]
    for entry in value.entries() ?? [] {
      let known = catalogue.questions.map(\.id)
      guard known.contains(entry.key) else {
        reader.report(
          entry.line, "There is no question “\(PageText.clean(entry.key, limit: 60))”.",
          YAMLValue.remedy(for: entry.key, known))
        continue
      }
      guard let answer = answer(entry.value) else {
        reader.report(
          entry.line, "“\(entry.key)” wants yes, no or not sure.",
          "Write one of the three and nothing else. A name is never needed here: please take it out.")
        continue
      }
      answers[entry.key] = answer
    }
    return answers
  }

  private func answer(_ value: YAMLValue) -> Answer? {
    guard case .scalar(let scalar) = value.node else { return nil }
    switch scalar.string.lowercased() {
    case "yes", "true": return .yes
    case "no", "false": return .no
    case "not sure", "not-sure", "notsure": return .notSure
    default: return nil
    }
  }

  /// What the person said of single findings, by fingerprint.
  private func answered(_ value: YAMLValue) -> [String: FindingAnswer] {
    var answered: [String: FindingAnswer] = [:]
    for item in value.items() {
      guard let fields = item.fields(keys: ["finding", "answer", "why"], required: ["finding", "answer"]),
        let fingerprint = fields["finding"]?.text(upTo: 60),
        let word: FindingAnswer.Word = fields["answer"]?.choice("an answer")
      else { continue }
      let why = fields["why"]?.text(upTo: 300).map { PageText.clean($0) } ?? ""
      if !SubjectFile.isFingerprint(fingerprint) {
        fields["finding"]?.report(
          "“\(fingerprint)” is not the code of a finding.",
          "Copy it from your report: \(SubjectFile.codeHint).")
      } else if answered[fingerprint] != nil {
        item.report("The finding “\(fingerprint)” is answered twice.", "Take one of the two out.")
      } else if word == .accepted, why.isEmpty {
        item.report("“accepted” stands without “why”.", "Write in a few words why it stays on show.")
      } else {
        answered[fingerprint] = FindingAnswer(word: word, why: why)
      }
    }
    return answered
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
