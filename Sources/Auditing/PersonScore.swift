import Model

/// The score of a person: that of the pages which, joined by a stranger, say the most.
struct PersonScore: Sendable {
  /// Pages that a stranger can join, and what they say together.
  struct Cluster: Sendable {
    /// Indices of pages, rising.
    let pages: [Int]
    let reaches: Scoring.Reaches
    let value: Int
    let points: Int
    /// How many facts reach as far as the furthest of their kind.
    let furthest: [Attribute: Int]
  }

  let scoring: Scoring
  let pages: [ProfileFacts]
  /// In the order of their first pages.
  let clusters: [Cluster]
  /// Indices of clusters, the highest value first; of equals the one with more points, then the first.
  private let ranked: [Int]
  private let clusterOfPage: [Int: Int]
  private let pageOfExposure: [String: Int]
  /// How many pages carry each sign.
  private let carriers: [JoinSign: Int]
  /// What the pages have in common.
  let shared: SharedSigns

  /// The same person with pages that those signs join no more.
  func parted(_ cuts: Set<Hidden.PageSign>) -> PersonScore {
    guard !cuts.isEmpty else { return self }
    let hidden = Hidden(cuts: cuts)
    return PersonScore(pages.indices.map { page($0, without: hidden) }, scoring: scoring)
  }

  init(_ pages: [ProfileFacts], scoring: Scoring) {
    self.scoring = scoring
    self.pages = pages
    shared = SharedSigns(pages.map(\.signs))
    let clusters = Clusters.joined(shared).map { members in
      let reaches = members.lazy.map { pages[$0] }.reaches(from: .counting)
      let points = scoring.working(reaches).reduce(0) { $0 + $1.hundredths }
      var furthest: [Attribute: Int] = [:]
      for fact in members.lazy.flatMap({ pages[$0].facts }) where fact.confidence.counts {
        if fact.reach == reaches[fact.attribute] { furthest[fact.attribute, default: 0] += 1 }
      }
      return Cluster(
        pages: members, reaches: reaches, value: scoring.score(reaches), points: points, furthest: furthest)
    }
    self.clusters = clusters
    ranked = clusters.indices.sorted { a, b in
      let (first, second) = (clusters[a], clusters[b])
      return (second.value, second.points, a) < (first.value, first.points, b)
    }
    clusterOfPage = Dictionary(
      uniqueKeysWithValues: clusters.enumerated().flatMap { index, cluster in
        cluster.pages.map { ($0, index) }
      })
    pageOfExposure = Dictionary(
      pages.enumerated().flatMap { index, page in page.facts.map { ($0.exposureID, index) } },
      uniquingKeysWith: { first, _ in first })
    carriers = pages.reduce(into: [:]) { carriers, page in
      for sign in Set(page.signs.map(\.meeting)) { carriers[sign, default: 0] += 1 }
    }
  }

  /// The pages that make the score.
  var strongest: Cluster? { ranked.first.map { clusters[$0] } }

  /// What was seen.
  var value: Int { strongest?.value ?? scoring.score([:]) }

  /// What it would be if every doubtful fact were true, every page joined, all of `unseen` on show, and facts of
  /// `possible` reaching so far.
  func upper(
    assuming unseen: some Sequence<Attribute>, possible: Scoring.Reaches = [:]
  ) -> Int {
    var reaches = pages.reaches(from: .askingFrom)
    for attribute in unseen { reaches[attribute] = 100 }
    reaches.merge(possible) { max($0, $1) }
    return max(value, scoring.score(reaches))
  }

  /// The score once those facts are hidden: they no longer count, and no longer join pages.
  ///
  /// Only the clusters that hold one of them are looked at again, so that many pages stay cheap.
  func value(without exposureIDs: Set<String>) -> Int { value(without: Hidden(exposureIDs: exposureIDs)) }

  /// The same with signs that join no more.
  func value(without hidden: Hidden) -> Int {
    let touchedPages = Set(hidden.exposureIDs.compactMap { pageOfExposure[$0] })
      .union(hidden.cuts.map(\.page))
    let touched = Set(touchedPages.compactMap { clusterOfPage[$0] })
    var best = ranked.first { !touched.contains($0) }.map { clusters[$0].value } ?? scoring.score([:])
    for cluster in touched.map({ clusters[$0] }) where cluster.value > best {
      // A cluster can only say less than before.
      best = max(best, value(of: cluster, touchedPages: touchedPages, without: hidden))
    }
    return best
  }

  /// The page once those changes are made.
  func page(_ index: Int, without hidden: Hidden) -> ProfileFacts {
    pages[index].without(
      hidden.exposureIDs, cuts: Set(hidden.cuts.lazy.filter { $0.page == index }.map(\.sign)))
  }

  private func value(of cluster: Cluster, touchedPages: Set<Int>, without hidden: Hidden) -> Int {
    let changed = touchedPages.filter { clusterOfPage[$0] == clusterOfPage[cluster.pages[0]] }
    let keepsJoins = changed.allSatisfy { index in
      // A sign that no other page carries joins nothing.
      pages[index].signs.subtracting(page(index, without: hidden).signs)
        .allSatisfy { carriers[$0.meeting, default: 0] < 2 }
    }
    if keepsJoins && keepsReaches(of: cluster, changed: changed, without: hidden.exposureIDs) {
      return cluster.value
    }
    let left = cluster.pages.map { changed.contains($0) ? page($0, without: hidden) : pages[$0] }
    let groups = keepsJoins ? [Array(left.indices)] : Clusters.joined(left.map(\.signs))
    return groups.map { group in
      scoring.score(group.lazy.map { left[$0] }.reaches(from: .counting))
    }.max() ?? 0
  }

  /// Whether other facts of the cluster reach as far as each of those that go.
  private func keepsReaches(of cluster: Cluster, changed: Set<Int>, without exposureIDs: Set<String>) -> Bool
  {
    var left = cluster.furthest
    for fact in changed.lazy.flatMap({ pages[$0].facts }) where exposureIDs.contains(fact.exposureID) {
      guard fact.confidence.counts, fact.reach == cluster.reaches[fact.attribute] else { continue }
      left[fact.attribute, default: 0] -= 1
    }
    return left.values.allSatisfy { $0 > 0 }
  }
}

extension PersonScore {
  /// What the facts of joined pages say together, the most severe first.
  ///
  /// - Parameter joints: what joins pages, in the words of the report.
  func combinations(
    role: Role, profileIDs: [String], joints: (_ pages: [Int]) -> [Joint] = { _ in [] }
  ) -> [Combination] {
    var ids = UniqueNames()
    let met = clusters.flatMap { cluster in
      scoring.scheme.combinations.filter { $0.isMet(by: scoring.whole(cluster.reaches)) }.map {
        (cluster, $0)
      }
    }
    let found = met.map { cluster, combination in
      let telling = cluster.pages.filter { contributes($0, to: combination) }
      return Combination(
        id: ids.unique(combination.id),
        title: combination.title,
        severity: combination.severity.raised(for: role),
        profileIDs: telling.map { profileIDs[$0] },
        attributes: combination.requirements.map(\.attribute),
        why: combination.why.value(for: role), joints: joints(telling))
    }
    // Stable: those of one severity stay in the order of pages and of the scheme.
    return Severity.allCases.reversed().flatMap { severity in found.filter { $0.severity == severity } }
  }

  func contributes(
    _ page: Int, to combination: ScoreScheme.Combination, from least: Confidence = .counting
  ) -> Bool {
    let reaches = CollectionOfOne(pages[page]).reaches(from: least)
    return combination.requirements.contains { requirement in
      reaches[requirement.attribute] != nil && requirement.isMet(by: reaches)
    }
  }
}
