import Model

extension CheckCatalogue {
  /// What to do about the clauses that no page can show, in the order of the policy; each piece of advice once.
  ///
  /// What a site shows whatever the settings is said only of sites that are among the person's own.
  func adviceOnly(for role: Role, platformIDs: Set<String>) -> [ClauseAdvice] {
    var given: Set<String> = []
    return clauses.flatMap { clause in
      let own = clause.advice.compactMap { id in
        given.insert(id).inserted ? advice.first { $0.id == id } : nil
      }
      let sites = alwaysPublic.filter { $0.clause == clause.clause && platformIDs.contains($0.platformID) }
      return own.map {
        ClauseAdvice(clause: clause.clause, advice: $0.text.value(for: role), letters: $0.letters)
      }
        + sites.map { ClauseAdvice(clause: clause.clause, advice: $0.text) }
    }
  }
}
