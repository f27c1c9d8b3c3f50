import Model

/// Turns the files of a catalogue into values, and holds them against each other.
struct CatalogueReading {
  private let files: [CatalogueFile]
  /// The ids of checks that a platform may give advice for, also where this catalogue leaves them out.
  private let checkIDs: [String]
  /// Whether every check has to stand in the policy, and every id of the policy has to be there. Not so where
  /// checks of one's own meet the policy inside the program: it cannot know of them.
  private let isPolicyWhole: Bool
  /// Files inside the program that lie below a folder of somebody's own.
  private let builtIn: [CatalogueFile]

  init(files: [CatalogueFile], alsoKnown: [CatalogueFile] = [], isPolicyWhole: Bool = true) {
    self.files = files.sorted { $0.path < $1.path }
    self.checkIDs = Set((files + alsoKnown).filter(\.kind.isCheck).map(\.name)).sorted()
    self.isPolicyWhole = isPolicyWhole
    self.builtIn = alsoKnown
  }

  /// The catalogue. Throws every problem of every file.
  func catalogue(versionSuffix: String = "") throws(CatalogueProblems) -> CheckCatalogue {
    var gathered: [String: [Problem]] = [:]
    func reading<Value>(_ file: CatalogueFile, _ read: (YAMLReader) -> Value) -> Value {
      let reader = YAMLReader(file: file.path, code: .catalogueInvalid)
      let value = read(reader)
      gathered[file.path, default: []] += reader.problems
      return value
    }
    func one<Value>(_ kind: CatalogueFile.Kind, _ name: String, _ read: (String, YAMLReader) -> Value)
      -> Value?
    {
      guard let file = files.first(where: { $0.kind == kind }) else {
        gathered[name, default: []].append(missing(name))
        return nil
      }
      return reading(file) { read(file.text, $0) }
    }

    let version = one(.catalogue, "catalogue.yaml", readVersion)
    let (roles, registers) = one(.roles, "roles.yaml", RolesFile.read) ?? ([], [])
    let clauses = one(.policy, "policy.yaml", PolicyFile.read) ?? []
    let platforms: [Platform] = files.compactMap { file in
      guard case .platform = file.kind else { return nil }
      return reading(file) {
        PlatformFile(reader: $0, checkIDs: checkIDs).read(file.text, fileName: file.name)
      }
    }
    let letters: [Letter] = files.compactMap { file in
      guard case .letter = file.kind else { return nil }
      return reading(file) {
        LetterFile(reader: $0, clauses: isBuiltIn(file) ? nil : clauses.map(\.clause))
          .read(file.text, fileName: file.name)
      }
    }
    let lists: [(id: String, words: [String])] = files.compactMap { file in
      guard case .vocabulary = file.kind else { return nil }
      return reading(file) { VocabularyFile.read(file.text, $0, fileName: file.name) }
    }
    var names = CatalogueNames(
      roles: roles, platformIDs: platforms.map(\.id), clauses: clauses.map(\.clause),
      vocabulary: Dictionary(lists.map { ($0.id, $0.words) }, uniquingKeysWith: { first, _ in first }),
      checkIDs: checkIDs, letterIDs: letters.map(\.id).sorted())
    let score = one(.score, "score.yaml") { [names] in ScoreFile(reader: $1, names: names).read($0) }
    names.combinationIDs = (score ?? nil)?.combinations.map(\.id) ?? []
    let checks: [Check] = files.compactMap { file in
      guard file.kind.isCheck else { return nil }
      return reading(file) { CheckFile(reader: $0, names: names).read(file.text, fileName: file.name) }
    }

    let questions = one(.questions, "questions.yaml") { QuestionsFile(reader: $1, names: names).read($0) }
    let (advice, alwaysPublic) =
      one(.advice, "advice.yaml") { AdviceFile(reader: $1, names: names).read($0) } ?? ([], [])
    let guide = files.first { $0.kind == .guide }.map { file in
      reading(file) {
        GuideFile(
          reader: $0, names: names, platforms: platforms, questions: questions ?? [], advice: advice,
          isStrict: !isBuiltIn(file)
        ).read(file.text)
      }
    }
    let coverage = PolicyCoverage(
      clauses: clauses, checks: checks, questions: questions ?? [], advice: advice,
      combinations: (score ?? nil)?.combinations.map(\.id) ?? [])
    // A file that could not be read is no gap in the policy: it is told of already.
    if isPolicyWhole, gathered.values.allSatisfy(\.isEmpty) {
      for problem in coverage.problems() { gathered[problem.file, default: []].append(problem.problem) }
    }

    for problem in twice() + sharedDomains(platforms) {
      gathered[problem.file, default: []].append(problem.problem)
    }
    if !files.contains(where: \.kind.isCheck) { gathered["", default: []].append(noChecks) }
    let problems = gathered.sorted { $0.key < $1.key }.flatMap(\.value)
    guard problems.isEmpty, let version = version ?? nil, let score = score ?? nil else {
      throw CatalogueProblems(problems)
    }
    let ordered = platforms.sorted { $0.id < $1.id }
    return CheckCatalogue(
      version: version + versionSuffix,
      checks: checks.map { $0.advised(by: ordered) }.sorted { $0.id < $1.id },
      platforms: ordered, roles: roles,
      vocabulary: Vocabulary(lists: names.vocabulary),
      score: score, clauses: clauses, questions: questions ?? [], advice: advice,
      alwaysPublic: alwaysPublic, registers: registers, letters: letters.sorted { $0.id < $1.id },
      guide: guide ?? GuidePlan())
  }

  /// Whether a file of the program is read beside a folder of somebody's own, which it cannot know of.
  private func isBuiltIn(_ file: CatalogueFile) -> Bool {
    builtIn.contains { $0.kind == file.kind && $0.path == file.path }
  }

  private func readVersion(_ text: String, _ reader: YAMLReader) -> String? {
    reader.fields(of: text, keys: ["version"], required: ["version"])?["version"]?.text(upTo: 40)
  }

  private func missing(_ name: String) -> Problem {
    Problem(
      .catalogueInvalid, doing: "\(name):1", cause: "The file is missing.",
      remedy: "Copy it from the folder Checks of netcurtain.")
  }

  private var noChecks: Problem {
    Problem(
      .catalogueInvalid, doing: "catalogue.yaml:1", cause: "The catalogue holds no check.",
      remedy: "Add a check (docs/catalogue.md), or take catalogue.yaml out to keep the built-in checks.")
  }

  /// Files of one kind and name in two folders.
  private func twice() -> [(file: String, problem: Problem)] {
    var first: [CatalogueFile.Kind: String] = [:]
    return files.compactMap { file in
      guard let other = first.updateValue(file.path, forKey: file.kind) else { return nil }
      return (
        file.path,
        Problem(
          .catalogueInvalid, doing: "\(file.path):1",
          cause: "The id “\(file.name)” is taken by \(other).", remedy: "Give one of them another id.")
      )
    }
  }

  private func sharedDomains(_ platforms: [Platform]) -> [(file: String, problem: Problem)] {
    var owners: [String: String] = [:]
    return platforms.flatMap { platform in
      platform.domains.compactMap { domain in
        guard let owner = owners.updateValue(platform.id, forKey: domain) else { return nil }
        return (
          platform.position.file,
          Problem(
            .catalogueInvalid, doing: platform.position.description,
            cause: "The domain “\(domain)” stands here and in “\(owner)”.", remedy: "Take one out.")
        )
      }
    }
  }
}
