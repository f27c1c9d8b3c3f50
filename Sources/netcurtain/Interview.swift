import Catalogue
import Foundation
import Model

/// What `netcurtain init` asks, and the lines of the file that each answer becomes.
struct Interview {
  /// What a new file starts with.
  static let heading = """
    # Who you are and which profiles are yours, for netcurtain. It stays on your computer.
    # Change it with any text editor. Lines that start with “#” are notes for you.

    """

  /// More would be a crawl, and more words of one kind help nobody.
  private static let listLimit = 50
  /// How often one question is asked again after an answer that does not fit.
  private static let attempts = 5
  /// How many roles a search shows.
  private static let rolesShown = 15

  private(set) var edit: SubjectFileEdit
  private let known: Subject
  private let catalogue: CheckCatalogue
  private let isNew: Bool
  private var dialogue: Dialogue
  private var role: Role

  init(edit: SubjectFileEdit, known: Subject, catalogue: CheckCatalogue, isNew: Bool, dialogue: Dialogue) {
    self.edit = edit
    self.known = known
    self.catalogue = catalogue
    self.isNew = isNew
    self.dialogue = dialogue
    role = catalogue.roles.first { $0.id == known.roleID } ?? catalogue.roles[0]
  }

  /// Whether the input ended before the last question.
  var wasCutShort: Bool { dialogue.hasEnded }

  /// Asks everything that the file does not say.
  mutating func ask() throws {
    let keys = edit.keys
    dialogue.say("About two minutes. Enter leaves a question out, Ctrl-C stops and writes nothing.")
    if isNew { try askStatement() }
    if keys.isDisjoint(with: ["name", "names"]) {
      list(
        "names", "Your name, as strangers know it.", "It helps to tell your facts from other people's.",
        note: "The names you go by.")
    }
    if !keys.contains("role") { askRole() }
    if !keys.contains("profiles") { askProfiles() }
    if !keys.contains("handles") {
      list(
        "handles", "A user name of yours, such as @jo_example.", "One that you use twice joins two pages.",
        note: "Your user names.")
    }
    if keys.isDisjoint(with: ["employer", "employers"]) { askEmployer() }
    if !keys.contains("workplaces") {
      list(
        "workplaces", "The office, team or town where you work.", "So that it is known when a page names it.",
        note: "Where you work.")
    }
    if !keys.contains("job_titles") {
      list(
        "job_titles", "Your job, as you would write it.", "So that it is known when a page names it.",
        note: "What your job is called.")
    }
    if !keys.contains("heightened") { askHeightened() }
    try askQuestions()
  }

  // MARK: The parts

  private mutating func askStatement() throws {
    dialogue.say("\nAre the profiles that you will list your own?")
    dialogue.say("  netcurtain looks only at your own. For somebody else, please ask them to run it.")
    switch answer(allowsNotSure: false) {
    case .yes:
      edit.append(["# Your statement. Without it the file is not used.", "these_are_my_own_profiles: yes"])
    case .no, .notSure:
      throw Failure(
        "these are not your own profiles. Please ask the other person to run it. Nothing was written.", .usage
      )
    case nil:
      throw Failure(
        "without a yes to this question nothing can be looked at. Nothing was written.", .usage)
    }
  }

  private mutating func list(_ key: String, _ asks: String, _ explains: String, note: String) {
    dialogue.say("\n\(asks)\n  \(explains) One a line; an empty line ends it.")
    guard let items = items() else { return }
    write(key, items, note: note)
  }

  /// Lines up to an empty one; `nil` when the input ended before any.
  private mutating func items(_ check: (String) -> String? = { _ in nil }) -> [String]? {
    var items: [String] = []
    while items.count < Self.listLimit, let line = dialogue.line(">"), !line.isEmpty {
      if let problem = check(line) {
        dialogue.say("  \(problem)")
      } else if line.count > 200 {
        dialogue.say("  That is longer than 200 characters. Please shorten it.")
      } else if !items.contains(line) {
        items.append(line)
      }
    }
    return items.isEmpty && dialogue.hasEnded ? nil : items
  }

  private mutating func write(_ key: String, _ items: [String], note: String) {
    let lines =
      items.isEmpty ? ["\(key): []"] : ["\(key):"] + items.map { "  - \(SubjectFileEdit.quoted($0))" }
    edit.append(["", "# \(note)"] + lines)
  }

  private mutating func askRole() {
    dialogue.say("\nWhat is your work?")
    dialogue.say("  It decides how much each fact matters. Type a word of it, such as “social” or “library”;")
    dialogue.say("  “list” shows all. Enter means \(catalogue.roles[0].title).")
    var shown: [Role] = []
    for _ in 0..<Self.attempts * 2 {
      guard let line = dialogue.line(">") else { return }
      if line.isEmpty { break }
      let matches = matches(line, among: shown)
      if matches.count == 1 {
        role = matches[0]
        dialogue.say("  \(role.title).")
        edit.append(["", "# Your work; see “netcurtain init” for the list.", "role: \(role.id)"])
        return
      }
      shown = Array((matches.isEmpty ? [] : matches).prefix(line == "list" ? 200 : Self.rolesShown))
      if shown.isEmpty { dialogue.say("  There is no such role. Try another word, or “list”.") }
      for (number, role) in shown.enumerated() { dialogue.say("  \(number + 1)  \(role.title)") }
      if !shown.isEmpty { dialogue.say("  Type its number.") }
    }
    role = catalogue.roles[0]
    edit.append(["", "# Your work; see “netcurtain init” for the list.", "role: \(role.id)"])
  }

  private func matches(_ line: String, among shown: [Role]) -> [Role] {
    if let number = Int(line), shown.indices.contains(number - 1) { return [shown[number - 1]] }
    if line == "list" { return catalogue.roles }
    if let role = catalogue.roles.first(where: { $0.id == line }) { return [role] }
    let wanted = ComparableText.fold(line)
    let exact = catalogue.roles.filter { ComparableText.fold($0.title) == wanted }
    if !exact.isEmpty { return exact }
    return catalogue.roles.filter { !wanted.isEmpty && ComparableText.fold($0.title).contains(wanted) }
  }

  private mutating func askProfiles() {
    dialogue.say("\nThe links of your own profiles, or the names of pages that you saved.")
    dialogue.say("  Copy each from your browser's address bar. One a line; an empty line ends it.")
    let catalogue = catalogue
    let links = items { line in
      if line.contains("://") {
        return WebAddress(line) == nil ? "That is no whole web address. Copy it from your browser." : nil
      }
      let isLink = WebAddress("https://\(line)").map { catalogue.platform(at: $0) != nil } ?? false
      return isLink ? "Please write it with https:// in front." : nil
    }
    guard let links else { return }
    write("profiles", Self.withoutRepeats(links), note: "Your own profiles.")
  }

  /// The file's reader takes "…/jo" and "…/jo/" for one.
  private static func withoutRepeats(_ links: [String]) -> [String] {
    var seen: Set<String> = []
    return links.filter { link in
      let key = WebAddress(link)?.description ?? link
      return seen.insert(key.hasSuffix("/") ? String(key.dropLast()) : key).inserted
    }
  }

  private mutating func askEmployer() {
    dialogue.say("\nWhom do you work for?")
    dialogue.say("  The name, short forms, and its web domain, such as council.example.org.")
    dialogue.say("  One a line; an empty line ends it.")
    guard let items = items() else { return }
    let domains = items.map { $0.lowercased() }.filter {
      $0.contains(".") && WebAddress("https://\($0)")?.host == $0
    }
    let names = items.filter { !domains.contains($0.lowercased()) }
    guard !names.isEmpty else {
      edit.append(["", "# Whom you work for.", "employers: []"])
      return
    }
    var lines = ["", "# Whom you work for: names, short forms, web domains.", "employer:", "  names:"]
    lines += names.map { "    - \(SubjectFileEdit.quoted($0))" }
    if !domains.isEmpty { lines += ["  domains:"] + domains.map { "    - \(SubjectFileEdit.quoted($0))" } }
    edit.append(lines)
  }

  private mutating func askHeightened() {
    dialogue.say("\nIs there somebody who threatens, follows or frightens you?")
    dialogue.say("  You need not say more. With a yes, advice on how to stay safe comes first.")
    dialogue.say("  The word “heightened” is then in the file. Leave it out if others can see this computer.")
    guard let answer = answer(allowsNotSure: false) else { return }
    edit.append([
      "", "# Whether advice on your safety comes first.", "heightened: \(answer == .yes ? "yes" : "no")",
    ])
  }

  private mutating func askQuestions() throws {
    let open = catalogue.questions.filter { $0.isAsked(of: role) && known.answers[$0.id] == nil }
    guard !open.isEmpty, !dialogue.hasEnded else { return }
    dialogue.say(
      "\nThe last \(open.count) only you can answer. Never give a name: yes, no or not sure is all.")
    for question in open {
      dialogue.say("\n\(question.asks)\n  \(question.explains)")
      guard let answer = answer(allowsNotSure: true) else {
        if dialogue.hasEnded { return }
        continue
      }
      if !edit.keys.contains("answers") {
        edit.append(["", "# What no page shows: yes, no or not sure, and never a name."])
      }
      do throws(CatalogueProblems) {
        try edit.answer(question.id, answer)
      } catch {
        throw Failure("\(error)\nNothing was written.", .badInput)
      }
    }
  }

  /// Yes, no or not sure; `nil` for an empty line, the end of the input, or too many answers that are none.
  private mutating func answer(allowsNotSure: Bool) -> Answer? {
    let choices = allowsNotSure ? "yes, no or not sure" : "yes or no"
    for _ in 0..<Self.attempts {
      guard let line = dialogue.line("\(choices)>")?.lowercased(), !line.isEmpty else { return nil }
      switch line {
      case "y", "yes": return .yes
      case "n", "no": return .no
      case "not sure", "ns",
        "?" where allowsNotSure:
        return .notSure
      default: dialogue.say("  Please answer \(choices), and nothing else. No name is needed.")
      }
    }
    return nil
  }
}
