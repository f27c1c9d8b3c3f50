import Model

/// Reads `joined`: what flags a check that is asked once of all pages together (docs/catalogue.md, "Pages together").
struct JoinedReader {
  private static let keys = ["by", "pages_at_least", "meets", "says_more"]
  /// More pages than a person lists would never flag.
  private static let mostPages = 20

  let names: CatalogueNames

  /// The condition, or `nil` if the reader has noted a problem.
  ///
  /// - Parameter beside: the fields of `looks_for`, of which only the attributes say something beside `joined`.
  func read(_ value: YAMLValue, beside: YAMLFields) -> JoinCondition? {
    for key in ["current", "precision_at_least", "visible_to", "beside"] + ConditionReader.valueKeys {
      beside[key]?.report(
        "“\(key)” says nothing beside “joined”.", "Take it out: “meets” says how exact the facts have to be.")
    }
    guard let fields = value.fields(keys: Self.keys) else { return nil }
    let signs: [Joint.Sign]? = fields["by"].map { list in
      list.items(orOne: true).compactMap { $0.choice("a way to join pages", of: Joint.Sign.sure) }
    }
    let pages = fields["pages_at_least"]?.integer(in: 1...Self.mostPages) ?? 2
    let meets = (fields["meets"]?.items(orOne: true) ?? []).compactMap {
      $0.word("a combination of score.yaml", of: names.combinationIDs)
    }
    let saysMore = fields["says_more"]?.flag() ?? false
    if pages < 2, signs != nil || saysMore {
      fields["pages_at_least"]?.report(
        "One page is joined with nothing.", "Write 2 or more, or take “by” and “says_more” out.")
    }
    if signs == nil, meets.isEmpty, !saysMore {
      value.report(
        "“joined” names no condition.", "Say what joins the pages (“by”), or add “meets” or “says_more: yes”."
      )
    }
    return JoinCondition(
      signs: signs ?? Joint.Sign.sure, minimumPages: pages, combinationIDs: meets, saysMore: saysMore)
  }
}
