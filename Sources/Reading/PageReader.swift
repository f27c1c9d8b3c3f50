internal import Markup
package import Model

/// Reads a captured page: what kind of page it is, and every fact on it that the policy warns about.
///
/// Pure: the same page, catalogue and subject always give the same reading.
package struct PageReader: Sendable {
  let catalogue: CheckCatalogue
  let lexicon: Lexicon
  let activity: ActivityLexicon

  /// Compiles the catalogue's vocabulary; make one reader for many pages.
  package init(catalogue: CheckCatalogue) {
    self.catalogue = catalogue
    self.lexicon = Lexicon(catalogue.vocabulary)
    self.activity = ActivityLexicon(catalogue.vocabulary)
  }

  /// Never fails: a page that cannot be read is a reading whose state is `unreadable`, with the reason.
  package func read(_ page: Page, subject: Subject = Subject()) -> PageReading {
    look(at: page, subject: subject, seeksDoors: false).reading
  }

  /// The same with the open doors that fit the page, to be asked for next.
  package func look(at page: Page, subject: Subject = Subject(), seeksDoors: Bool = true) -> (
    reading: PageReading, doors: [DoorLead]
  ) {
    let capture = page.capture
    func nothing(_ verdict: PageStateDecision.Verdict) -> (reading: PageReading, doors: [DoorLead]) {
      (empty(capture, verdict), seeksDoors ? doors(for: capture, verdict.state, nil) : [])
    }
    let answer = PageStateDecision.byAnswer(capture)
    // What stands in the body of a refusal is not the person's page (docs/security.md): only 200 is read.
    if let answer { return nothing(answer) }
    if page.body.isEmpty { return nothing(.init(state: .unreadable, reason: "The page is empty.")) }
    do {
      if let form = ConversationForm(capture) {
        let reader = ConversationReader(catalogue: catalogue, lexicon: lexicon, subject: subject)
        return (try reader.read(page, form: form, charset: Self.charset(capture)), [])
      }
      if let kind = ForeignContent.kind(of: page) {
        return nothing(.init(state: .unreadable, reason: "This is \(kind), not a web page."))
      }
      let tree = try HTMLTree(page.body, charset: Self.charset(capture))
      let reading = try read(tree, capture, subject)
      return (reading, seeksDoors ? doors(for: capture, reading.state, tree) : [])
    } catch let problem as Problem {
      return nothing(.init(state: .unreadable, reason: problem.cause))
    } catch {
      return nothing(.init(state: .unreadable, reason: "\(error)"))
    }
  }

  /// A page that is too large to be asked what it announces loses its doors, not its reading. Queries that can run
  /// on no page are found when the catalogue is loaded.
  private func doors(for capture: Capture, _ state: PageState, _ tree: HTMLTree?) -> [DoorLead] {
    (try? DoorFinder(catalogue: catalogue).leads(capture, state: state, tree: tree)) ?? []
  }

  private func read(
    _ tree: HTMLTree, _ capture: Capture, _ subject: Subject
  ) throws -> PageReading {
    let content = PageWalk.content(of: tree)
    let address = OwnAddress.of(content, capture)
    let platform = PlatformRecognition(
      catalogue: catalogue, content: content, tree: tree, address: address
    ).platform()
    // An archive's own programs stand on any host; a site of its own shows messages in its own way.
    if platform?.domains.isEmpty ?? true,
      let conversation = MessagePage(tree: tree, content: content).conversation()
    {
      let reader = ConversationReader(catalogue: catalogue, lexicon: lexicon, subject: subject)
      return reader.reading(of: conversation, on: capture, address: address, platform: platform)
    }
    let context = PageContext(
      tree: tree, content: content, lexicon: lexicon, platform: platform, address: address, subject: subject,
      activity: activity)
    let pictures = Pictures(platform: platform)

    let items = StructuredData.items(in: content, tree: tree, address: address)
    let chooser = SubjectItem(context: context)
    let people = chooser.find(in: items)
    let saysOrganisation = chooser.isOrganisation(items)
    let pageName = Self.name(
      people, context, MetaFacts(context: context, pictures: pictures, isOrganisation: saysOrganisation))
    let hasOffice = people.contains { $0.isSure && !$0.item.texts("jobTitle", "givenName").isEmpty }
    let isOrganisation =
      saysOrganisation
      || (!hasOffice && OrganisationSigns(context: context).isOrganisation(pageName?.value))
    let metaFacts = MetaFacts(context: context, pictures: pictures, isOrganisation: isOrganisation)

    let isPost = PageStateDecision.isPost(address, on: platform)
    let owner =
      isPost
      ? nil
      : EmbeddedOwner.find(
        in: content,
        identity: PageIdentity(
          address: address, name: pageName?.value, handle: address.flatMap { platform?.handle(in: $0) }))
    let ownerFacts =
      owner.map {
        EmbeddedFacts(context: context, pictures: pictures, owner: $0, isOrganisation: isOrganisation).facts()
      } ?? []

    var facts: [Fact] = []
    for person in people {
      facts += PersonFacts(context: context, pictures: pictures).facts(of: person.item, isSure: person.isSure)
    }
    facts += metaFacts.facts(pageName: pageName?.value)
    if let fact = pageName?.fact { facts.append(fact) }
    let rules = try PlatformRules(context: context, pictures: pictures).read()
    // An organisation's picture is its logo.
    facts += isOrganisation ? rules.facts.filter { $0.attribute != .photograph } : rules.facts
    facts += ownerFacts
    let staffPage = StaffPage(context: context, pageName: pageName?.value)
    facts += LabelledText(context: context, isOffice: staffPage.isOffice).facts()
    facts += HintedText(context: context, pageName: pageName?.value).facts()
    facts += SelfIntroduction.facts(context, name: pageName?.value)
    let prose = OwnProse(context: context, pageName: pageName?.value)
    let proseFacts = prose.facts()
    facts += proseFacts
    facts += staffPage.facts() + DatedPosts(context: context, pageName: pageName?.value).facts()
    facts += OwnTerms(context: context).facts()
    if context.platform == nil {
      facts +=
        AddressLines(
          context: context,
          hasEmployer: facts.contains { $0.attribute == .employer && $0.current && $0.confidence.counts }
        ).facts()
    }
    if !isOrganisation {
      facts += PictureFacts(
        context: context, pictures: pictures, pageName: pageName?.value,
        isOwn: {
          prose.isAboutPage || (pageName != nil && !proseFacts.isEmpty)
            || (pageName != nil && OwnProse.speaksInFirstPerson(content, lexicon))
        }
      ).facts()
    }
    facts += ContactLinks(context: context).facts()
    facts +=
      ActivityFacts(
        context: context, capture: capture, pageName: pageName?.value, items: items,
        people: people.filter(\.isSure).map(\.item), isOrganisation: isOrganisation
      ).facts()
    let header = HeaderFacts(capture: capture)
    facts += header.facts()
    // The stricter of the page's word and the header's holds, as for search engines.
    if header.forbidsIndexing { facts.removeAll { $0.attribute == .searchIndexing } }
    facts = FactSieve(
      platform: platform, address: address, pageName: pageName?.value,
      isOrganisation: isOrganisation
    )
    .sift(facts)

    let counting = facts.filter { $0.confidence.counts }
    let decision = PageStateDecision(
      context: context, capture: capture, saysProfile: metaFacts.saysProfile,
      hasPersonItem: people.contains { $0.isSure && !$0.item.texts("name", "givenName").isEmpty },
      isOrganisation: isOrganisation,
      hasEmbeddedProfile: owner.map { EmbeddedFacts.isProfile($0, ownerFacts) } == true,
      pageName: pageName?.value,
      isAboutPage: prose.isAboutPage,
      factCount: counting.count {
        ![.name, .photograph, .searchIndexing, .handle, .linkedProfile].contains($0.attribute)
          && !ActivityFacts.attributes.contains($0.attribute)
      },
      hasPortrait: counting.contains { $0.attribute == .photograph },
      hasPlatformName: counting.contains { $0.attribute == .name && $0.evidence.source == .platformRule },
      hasPlatformHandle: counting.contains {
        $0.attribute == .handle && $0.evidence.source == .platformRule
      },
      hasLabelledHandle: counting.contains { $0.attribute == .handle && $0.evidence.source == .labelledText })
    let verdict = try decision.decide()

    let rot = RuleRot(platform: platform, rules: rules, isOrganisation: isOrganisation)
    let stale = verdict.state == .profile ? rot.staleAttributes(facts) : []
    facts = rot.doubting(Self.believed(facts, in: verdict.state, isPost: isPost), stale: stale)
    let needsText = facts.contains { $0.visibility == .inCode }
    let visible =
      needsText
      ? ComparableText.fold(
        content.blocks.lazy.filter { !$0.place.contains(.hidden) }.map(\.text).joined(separator: " ")) : ""
    return PageReading(
      capture: capture, address: address?.description ?? capture.finalURL, platformID: platform?.id,
      state: verdict.state,
      stateReason: verdict.reason, exposures: ExposureBuilder(visibleText: visible).exposures(from: facts),
      notes: Self.notes(capture, platform, isStale: !stale.isEmpty), staleAttributes: stale)
  }

  private static func notes(_ capture: Capture, _ platform: Platform?, isStale: Bool) -> [String] {
    var notes: [String] = []
    if platform == nil { notes.append("Generic rules were used: there is no file for this site.") }
    if let platform, isStale { notes.append(RuleRot.note(platform)) }
    if capture.omitsScripts {
      notes.append(
        "This form of saved page leaves out hidden data, so facts in it were not seen. "
          + "Save the page as “web page, HTML only” too.")
    }
    return notes
  }

  /// What a page may be believed in each state: the heading of a wall is the wall's, a post's picture is the post's.
  private static func believed(_ facts: [Fact], in state: PageState, isPost: Bool) -> [Fact] {
    facts.compactMap { fact in
      switch (state, fact.attribute) {
      case (.profile, _), (_, .archivedCopy): fact
      // What is said and done on a page is the person's on their own page, and on that of a post of theirs.
      case (.notAProfile, _) where ActivityFacts.attributes.contains(fact.attribute): isPost ? fact : nil
      case (_, _) where ActivityFacts.attributes.contains(fact.attribute):
        fact.visibility == .inPreview ? fact : nil
      case (.notAProfile, .photograph): fact.capped(at: .weakPattern)
      case (.notAProfile, _): fact
      // An empty page stands at the person's own address; what a wall says to search engines is about the wall.
      case (.scriptShell, .searchIndexing): fact
      case (_, .searchIndexing): nil
      case (_, .name): fact.confidence == .structuredData ? fact : nil
      default: fact
      }
    }
  }

  private func empty(_ capture: Capture, _ verdict: PageStateDecision.Verdict) -> PageReading {
    let address = capture.finalURL.flatMap(WebAddress.init) ?? WebAddress(capture.requestedURL)
    return PageReading(
      capture: capture, address: address?.description,
      platformID: address.flatMap(catalogue.platform(at:))?.id,
      state: verdict.state, stateReason: verdict.reason, exposures: [])
  }

  private static func charset(_ capture: Capture) -> String? {
    guard let type = capture.header("content-type")?.lowercased(), let mark = type.firstRange(of: "charset=")
    else {
      return nil
    }
    return String(type[mark.upperBound...].prefix { $0 != ";" && !$0.isWhitespace })
  }

  /// The name that the page gives its person: from its data, else its title, else its first heading.
  private static func name(
    _ people: [(item: Item, isSure: Bool)], _ context: PageContext, _ metas: MetaFacts
  ) -> PageName? {
    for person in people where person.isSure {
      if let name = person.item.texts("name").first {
        return PageName(value: name.text, fact: nil)
      }
    }
    let content = context.content
    // Platforms with places of their own for names may call people as they like.
    let isOpen = context.platform == nil || context.platform?.software.isEmpty == false
    func isDoubtful(_ name: String) -> Bool { isOpen && NameDoubt.isDoubtful(name, context.lexicon) }
    let headings = content.blocks.filter {
      ($0.headingLevel ?? 9) <= 2 && $0.place.isDisjoint(with: [.chrome, .others, .hidden])
    }
    let title =
      content.meta("og:title", "title").map { PersonName.inTitle($0.value, platform: context.platform) } ?? ""
    let whole = content.title + " " + (content.meta("og:title")?.value ?? "")
    // A heading that the title repeats is what the page is about.
    for heading in headings.prefix(8) {
      let name = PersonName.inTitle(heading.text, platform: context.platform)
      if PersonName.isPlausible(name), PersonName.matches(whole, name: name), !isDoubtful(name) {
        return PageName(value: name, fact: PageName.fact(name, context, heading))
      }
    }
    if let first = headings.first(where: { $0.headingLevel == 1 }) {
      let name = PersonName.inTitle(first.text, platform: context.platform)
      if PersonName.isPlausible(name), !isDoubtful(name), !PersonName.isPlausible(title) || !metas.saysProfile
      {
        return PageName(value: name, fact: PageName.fact(name, context, first))
      }
    }
    // "Your neighbourhood officer: Trevor Nash".
    for heading in headings.prefix(3) {
      for part in StaffPage.parts(of: heading.text).dropFirst() {
        if PersonName.isPlausible(part), PersonName.matches(whole, name: part), !isDoubtful(part) {
          return PageName(value: part, fact: PageName.fact(part, context, heading))
        }
      }
    }
    if context.platform == nil, let own = SelfIntroduction.name(in: content, context.lexicon) {
      return PageName(value: own.name, fact: PageName.fact(own.name, context, own.block))
    }
    if isOpen, let owner = SiteOwner(context: context).name() { return owner }
    // A lower heading that a picture's text repeats.
    let lower = content.blocks.lazy.filter {
      $0.headingLevel == 3 && $0.place.isDisjoint(with: [.chrome, .others, .hidden])
    }
    for heading in lower.prefix(4) where PersonName.isPlausible(heading.text) {
      let portraits = content.pictures.count {
        $0.place.isDisjoint(with: [.chrome, .others])
          && PersonName.matches($0.alternative, name: heading.text)
      }
      if portraits == 1, lower.prefix(12).count(where: { PersonName.isPlausible($0.text) }) == 1 {
        return PageName(value: heading.text, fact: PageName.fact(heading.text, context, heading))
      }
    }
    // A title alone may begin with the site's name: the page has to show the words too.
    let isShown =
      metas.saysProfile
      || content.blocks.prefix(400).contains {
        $0.place.isDisjoint(with: [.chrome, .others]) && PersonName.matches($0.text, name: title)
      }
    if !title.isEmpty, isShown, !metas.isSiteName(title), !isDoubtful(title),
      PersonName.isPlausible(title) || metas.saysProfile,
      let meta = content.meta("og:title", "title")
    {
      return PageName(
        value: title,
        fact: Fact(
          .name, title, evidence: context.evidence(meta), visibility: .inPreview, confidence: .counting,
          precision: PersonName.precision(title)))
    }
    return nil
  }
}

/// The name of the page's person.
struct PageName {
  let value: String
  /// The name as a fact, where only its place on the page gives it; `nil` where the data's own reader has.
  let fact: Fact?

  static func fact(_ name: String, _ context: PageContext, _ block: PageContent.Block) -> Fact {
    let evidence = context.evidence(.text, block.node, excerpt: block.text)
    return Fact(
      .name, name, evidence: evidence, visibility: .onPage, confidence: .strongPattern,
      precision: PersonName.precision(name))
  }
}
