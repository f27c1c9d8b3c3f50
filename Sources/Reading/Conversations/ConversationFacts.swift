internal import Messages
internal import Model

/// What a stranger learns of the subject from their messages.
struct ConversationFacts {
  let lexicon: Lexicon
  let subject: Subject
  let platforms: (WebAddress) -> Platform?

  /// Messages whose words are read, at most: the newest say what is true today, so they are the ones.
  static let postLimit = 2_000
  private static let factLimit = 400

  /// The facts of the messages and introductions of one person.
  func facts(posts: [Post], introductions: [Introduction]) -> [Fact] {
    let newest = posts.suffix(Self.postLimit)
    var facts: [Fact] = []
    var seen: Set<String> = []
    for details in introductions.map(\.details) + newest.reversed().map(\.details) {
      for detail in details where detail.kind != .date {
        // The same words again say nothing more.
        guard seen.insert("\(detail.kind.rawValue) \(detail.line.text)").inserted else { continue }
        facts += self.facts(of: detail)
      }
    }
    for post in newest.reversed() where facts.count < Self.factLimit {
      facts += signature(of: post, seen: &seen)
      facts += words(of: post, seen: &seen)
    }
    return facts + postingTime(newest) + count(posts)
  }

  // MARK: What stands beside the words

  private func facts(of detail: PostDetail) -> [Fact] {
    let text = detail.line.text
    func fact(_ attribute: Attribute, _ value: String, _ confidence: Confidence, precision: Int = 100) -> Fact
    {
      Fact(
        attribute, value,
        evidence: Evidence(source: .header, locator: detail.line.locator, excerpt: detail.shown),
        visibility: .onPage,
        confidence: confidence, precision: precision)
    }
    switch detail.kind {
    case .from:
      var facts: [Fact] = []
      let name = text.prefix { $0 != "<" }.collapsed
      if !name.isEmpty {
        facts.append(fact(.name, name, .labelledField, precision: PersonName.precision(name)))
      }
      for word in text.split(whereSeparator: { "<> ".contains($0) }).suffix(1) {
        guard let address = EmailAddress(String(word)) else { continue }
        facts.append(fact(.email, address.text, .labelledField))
        if let domain = employerDomain(address.domain) {
          facts.append(fact(.employer, domain, .strongPattern, precision: 85))
        }
      }
      return facts
    case .organisation:
      guard let name = organisation(text) else { return [] }
      return [fact(.employer, name, .labelledField)]
    case .nickname, .realName:
      guard PersonName.isPlausible(text) else {
        // "Sam (Housing Officer)" and "sam | HCC" are names too.
        let name = PersonName.inTitle(text.prefix { $0 != "(" && $0 != "[" }.collapsed, platform: nil)
        let rest = hits(in: text, isHeadline: false).map {
          fact($0.attribute, $0.value, min($0.confidence, Confidence(rawValue: 70)), precision: $0.precision)
        }
        return
          (name.isEmpty
          ? [] : [fact(.name, name, Confidence(rawValue: 70), precision: PersonName.precision(name))]) + rest
      }
      return [fact(.name, text, .labelledField, precision: PersonName.precision(text))]
    case .userName:
      let handle = text.prefix(80)
      return [fact(.handle, String(handle), .labelledField)]
    case .role:
      return hits(in: text, isHeadline: true).map {
        fact($0.attribute, $0.value, min($0.confidence, Confidence(rawValue: 70)), precision: $0.precision)
      }
    case .host, .domain:
      guard let domain = employerDomain(text.lowercased(), isComputer: detail.kind == .host) else {
        return []
      }
      return [fact(.employer, domain, .strongPattern, precision: 85)]
    case .date: return []
    }
  }

  /// Values of the header that name no organisation.
  private static let noOrganisations: Set<String> = [
    "none", "private", "n a", "na", "self", "home", "myself", "personal", "individual", "me", "unknown",
    "null",
    "organization", "no organization", "not much", "a noiseless patient spider",
  ]

  /// The organisation that a header names. News servers put themselves there for those who leave it empty.
  private func organisation(_ text: String) -> String? {
    let folded = ComparableText.fold(text)
    let isServer = [
      "eternal september", "google groups", "http groups google com", "aioe", "usenet", "newshosting",
      "giganews", "albasani", "newsserver", "news server", "nntp", "easynews", "forte inc",
    ]
    .contains { folded.hasPrefix($0) || folded.hasSuffix($0) || (" " + folded + " ").holds(" " + $0 + " ") }
    guard !folded.isEmpty, text.utf8.count <= 120, !isServer, !Self.noOrganisations.contains(folded) else {
      return nil
    }
    return text
  }

  /// The domain, where it is an employer's: one of the public bodies' or the subject's own.
  private func employerDomain(_ host: String, isComputer: Bool = false) -> String? {
    let domains = lexicon.employerDomains + subject.employers.flatMap(\.domains).map { $0.lowercased() }
    guard let own = domains.first(where: { host == $0 || host.hasSuffix("." + $0) }) else { return nil }
    let isSubjects = subject.employers.contains { $0.domains.contains { $0.lowercased() == own } }
    // The name of one computer says no more than its network's.
    guard !isSubjects else { return own }
    guard isComputer else { return host }
    let labels = host.split(separator: ".")
    return labels.suffix(own.split(separator: ".").count + 1).joined(separator: ".")
  }

  // MARK: Words

  private func signature(of post: Post, seen: inout Set<String>) -> [Fact] {
    guard !post.signature.isEmpty,
      seen.insert("signature " + post.signature.map(\.text).joined(separator: "\n")).inserted
    else { return [] }
    return SignatureReader(
      lexicon: lexicon, subject: subject, authorName: post.author.name, platforms: platforms
    )
    .facts(post.signature)
  }

  /// First-person statements. A line is read by itself and with the one behind it, where a sentence goes on.
  private func words(of post: Post, seen: inout Set<String>) -> [Fact] {
    var facts: [Fact] = []
    for line in post.lines.prefix(400) {
      guard line.text.utf8.count <= 2_000, OwnStatement.isIn(line.text),
        seen.insert("words " + line.text).inserted
      else { continue }
      for sentence in OwnStatement.sentences(of: line.text) {
        for hit in BioReader(lexicon: lexicon).read(sentence) where hit.confidence.counts {
          facts.append(
            Fact(
              hit.attribute, hit.value,
              evidence: Evidence(source: .text, locator: line.locator, excerpt: sentence),
              visibility: .onPage,
              confidence: min(hit.confidence, Confidence(rawValue: 75)), precision: hit.precision,
              current: hit.current))
        }
      }
    }
    return facts + ownTerms(post)
  }

  /// The words that the subject gave as theirs, where they stand in a line in the first person.
  private func ownTerms(_ post: Post) -> [Fact] {
    var facts: [Fact] = []
    let terms: [(Attribute, [String])] =
      subject.employers.map { (.employer, $0.names) } + [
        (.workLocation, subject.workplaces), (.occupation, subject.jobTitles),
      ]
    for line in post.lines.prefix(400) where line.text.utf8.count <= 2_000 {
      let folded = " " + ComparableText.fold(line.text) + " "
      for (attribute, words) in terms {
        guard
          let term = words.first(where: { word in
            let own = ComparableText.fold(word)
            return own.count > 1 && folded.holds(" \(own) ")
          }), let sentence = OwnStatement.sentences(of: line.text, about: term)
        else { continue }
        facts.append(
          Fact(
            attribute, term, evidence: Evidence(source: .text, locator: line.locator, excerpt: sentence),
            visibility: .onPage,
            confidence: OwnStatement.isIn(line.text) ? .strongPattern : .weakPattern))
      }
    }
    return facts
  }

  private func hits(in text: String, isHeadline: Bool) -> [BioReader.Hit] {
    BioReader(lexicon: lexicon, isHeadline: isHeadline).read(text).filter { $0.confidence.counts }
  }

  // MARK: How many, and when

  private func count(_ posts: [Post]) -> [Fact] {
    guard let first = posts.first, let line = first.details.first?.line ?? first.lines.first else {
      return []
    }
    return [
      Fact(
        .publicPosts, posts.count == 1 ? "1 message" : "\(posts.count) messages",
        evidence: Evidence(source: .text, locator: line.locator, excerpt: line.text), visibility: .onPage,
        confidence: .structuredData)
    ]
  }

  /// The hours in which the messages were sent: one says little, twenty show a habit.
  private func postingTime(_ posts: ArraySlice<Post>) -> [Fact] {
    let hours = posts.compactMap(\.time?.hour)
    guard let first = hours.min(), let last = hours.max() else { return [] }
    func clock(_ hour: Int, _ minute: String) -> String { "\(hour < 10 ? "0" : "")\(hour):\(minute)" }
    let value = "\(clock(first, "00")) to \(clock(last, "59"))"
    let precision = hours.count >= 20 ? 100 : hours.count >= 5 ? 60 : 20
    return posts.filter { $0.time != nil }.prefix(ExposureBuilder.evidenceLimit).flatMap { post in
      post.details(.date).prefix(1).map { line in
        Fact(
          .postingTime, value, evidence: Evidence(source: .header, locator: line.locator, excerpt: line.text),
          visibility: .onPage, confidence: .structuredData, precision: precision)
      }
    }
  }
}

/// Tells lines in which somebody speaks of their own work or home.
enum OwnStatement {
  private static let phrases = [
    "i work", "im a ", "im an ", "i am a ", "i am an ", "i am the", "im the", "my job", "my work", "i teach",
    "my office", "my team", "i live", "im based", "i am based", "i run ", "i manage", "my employer",
    "i joined",
    "we work", "working at", "working for", "i am currently", "im currently", "rwyn gweithio",
    "dwin gweithio",
    "rydw in gweithio", "i moved to", "i started at", "here at", "my desk", "our office", "our team",
  ]

  static func isIn(_ text: String) -> Bool {
    let folded = " " + ComparableText.fold(text) + " "
    return phrases.contains { folded.holds(" " + $0) }
  }

  /// The sentences in which it stands; a comma does not end one.
  static func sentences(of text: String) -> [String] {
    parts(text).filter(isIn)
  }

  /// The sentence that holds a term.
  static func sentences(of text: String, about term: String) -> String? {
    let term = ComparableText.fold(term)
    return parts(text).first { (" " + ComparableText.fold($0) + " ").holds(" \(term) ") } ?? text
  }

  private static func parts(_ text: String) -> [String] {
    var parts: [String] = []
    var rest = text[...]
    while let end = rest.firstRange(of: ". ") ?? rest.firstRange(of: "! ") ?? rest.firstRange(of: "? ") {
      parts.append(String(rest[..<end.upperBound]).collapsed)
      rest = rest[end.upperBound...]
    }
    if !rest.isEmpty { parts.append(String(rest).collapsed) }
    return parts
  }
}
