import Model

/// Reads `policy.yaml`: the clauses, and what serves each.
enum PolicyFile {
  private static let lists = ["checks", "combinations", "questions", "advice"]

  static func read(_ text: String, _ reader: YAMLReader) -> [PolicyClause] {
    let keys = ["title", "clauses"]
    guard let fields = reader.fields(of: text, keys: keys, required: keys) else { return [] }
    _ = fields["title"]?.text()
    var clauses: [PolicyClause] = []
    for item in fields["clauses"]?.items() ?? [] {
      guard let clause = clause(item) else { continue }
      if clauses.contains(where: { $0.clause == clause.clause }) {
        item.report("The clause “\(clause.clause)” stands twice.", "Take one out.")
      } else {
        clauses.append(clause)
      }
    }
    return clauses
  }

  private static func clause(_ item: YAMLValue) -> PolicyClause? {
    let required = ["clause", "place", "about", "how"]
    guard let fields = item.fields(keys: required + lists, required: required),
      let clause = fields["clause"]?.text(upTo: 20), let place = fields["place"]?.text(upTo: 80),
      let about = fields["about"]?.text(upTo: 200),
      let how: ClauseService = fields["how"]?.choice("a way to serve a clause")
    else { return nil }
    func ids(_ key: String) -> [String] { fields[key]?.texts(orOne: true, upTo: 60) ?? [] }
    let read = PolicyClause(
      clause: clause, place: place, about: about, how: how, checks: ids("checks"),
      combinations: ids("combinations"), questions: ids("questions"), advice: ids("advice"),
      position: item.position)
    reportWrongService(read, item)
    return read
  }

  /// What serves a clause has to be what `how` says.
  private static func reportWrongService(_ clause: PolicyClause, _ item: YAMLValue) {
    let hasMore = !clause.questions.isEmpty || !clause.advice.isEmpty
    let isRight =
      switch clause.how {
      case .checked: !clause.checks.isEmpty
      case .partly: !clause.checks.isEmpty && hasMore
      case .asked: !clause.questions.isEmpty && clause.checks.isEmpty
      case .advice: !clause.advice.isEmpty && clause.checks.isEmpty && clause.questions.isEmpty
      }
    if isRight { return }
    if clause.checks.isEmpty, !hasMore {
      item.report(
        "Nothing serves the clause “\(clause.clause)”.",
        "Name at least one id under “checks”, “questions” or “advice”.")
      return
    }
    let wants =
      switch clause.how {
      case .checked: "a check"
      case .partly: "a check, and a question or advice for the rest"
      case .asked: "a question and no check"
      case .advice: "advice, and no check or question"
      }
    item.report(
      "The clause “\(clause.clause)” is “\(clause.how.rawValue)”, which wants \(wants).",
      "Change “how”, or the ids below it.")
  }
}

/// Holds the policy against the checks, questions, advice and combinations that it names, and them against it.
struct PolicyCoverage {
  let clauses: [PolicyClause]
  let checks: [Check]
  let questions: [Question]
  let advice: [Advice]
  let combinations: [String]

  /// Every gap, with the file that it is in.
  func problems() -> [(file: String, problem: Problem)] {
    clauses.flatMap(unknown) + checks.flatMap { unnamed($0.id, "checks", $0.policy, $0.position) }
      + questions.flatMap { unnamed($0.id, "questions", $0.policy, $0.position) } + unused()
  }

  private func unknown(_ clause: PolicyClause) -> [(file: String, problem: Problem)] {
    let named = [
      ("check", clause.checks, checks.map(\.id)), ("question", clause.questions, questions.map(\.id)),
      ("advice", clause.advice, advice.map(\.id)),
      ("combination of score.yaml", clause.combinations, combinations),
    ]
    var problems = named.flatMap { what, ids, known in
      ids.filter { !known.contains($0) }.map { id in
        problem(
          clause.position, "The clause “\(clause.clause)” names “\(id)”, and there is no such \(what).",
          YAMLValue.remedy(for: id, known))
      }
    }
    let said =
      checks.filter { clause.checks.contains($0.id) }.map { ($0.id, $0.policy) }
      + questions.filter { clause.questions.contains($0.id) }.map { ($0.id, $0.policy) }
    for (id, policy) in said where !policy.contains(where: { $0.clause == clause.clause }) {
      problems.append(
        problem(
          clause.position, "The clause “\(clause.clause)” names “\(id)”, which does not name the clause.",
          "Add the clause under “policy” of “\(id)”, or take “\(id)” out here."))
    }
    return problems
  }

  private func unnamed(
    _ id: String, _ list: String, _ policy: [PolicyReference], _ position: FilePosition
  ) -> [(file: String, problem: Problem)] {
    policy.compactMap { reference in
      guard let clause = clauses.first(where: { $0.clause == reference.clause }) else { return nil }
      let ids = list == "checks" ? clause.checks : clause.questions
      guard !ids.contains(id) else { return nil }
      return problem(
        position, "“\(id)” serves the clause “\(clause.clause)”, and \(clause.position) does not say so.",
        "Add “\(id)” to “\(list)” of that clause.")
    }
  }

  private func unused() -> [(file: String, problem: Problem)] {
    let named = Set(clauses.flatMap(\.advice))
    return advice.filter { !named.contains($0.id) }.map { advice in
      problem(
        advice.position, "The advice “\(advice.id)” serves no clause.",
        "Name it under “advice” of a clause in policy.yaml, or take it out.")
    }
  }

  private func problem(
    _ position: FilePosition, _ cause: String, _ remedy: String
  ) -> (file: String, problem: Problem) {
    (
      position.file,
      Problem(.catalogueInvalid, doing: position.description, cause: cause, remedy: remedy)
    )
  }
}
