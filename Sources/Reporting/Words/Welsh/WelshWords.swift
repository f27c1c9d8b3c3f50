import Foundation

/// The report's own voice in Welsh: plain ("Cymraeg Clir"), with "chi", and with each mutation in the string.
///
/// A Welsh speaker has not read it yet (docs/decisions.md).
struct WelshWords: Words {
  let language = "cy"
  let name = "netcurtain"
  let privateMark = "Preifat: i chi yn unig"
  let skipLink = "Ewch yn syth i'r adroddiad"
  let backToTop = "Yn ôl i'r brig"

  // Whose report it is.
  let title = "Beth all dieithryn ei weld amdanoch chi"
  let forLabel = "Ar gyfer"
  let roleLabel = "Rôl"
  let dateLabel = "Dyddiad"
  let pagesLabel = "Cwmpas"
  let proxyLabel = "Dirprwy"
  let selfAuditStatement = "Fy mhroffiliau i yw'r rhain. Rwy'n eu gwirio i mi fy hun."

  // Safety.
  let safetyTitle = "Eich diogelwch chi sy'n dod gyntaf"
  let safety = [
    "Dywedoch wrthym y gallai rhywun eich bygwth neu eich dilyn.",
    "Gall y person hwnnw sylwi pan fyddwch yn newid gosodiad. Gall fod yn fwy diogel cael help yn gyntaf.",
    "Defnyddiwch ffôn neu gyfrifiadur nad yw'r person hwnnw erioed wedi ei ddefnyddio. "
      + "Cadwch yr adroddiad hwn lle na all ddod o hyd iddo.",
    "Tynnwch luniau sgrin o negeseuon cyn i chi guddio neu ddileu unrhyw beth.",
    "Os ydych mewn perygl nawr, ffoniwch 999.",
  ]

  // Score.
  let scoreTitle = "Eich sgôr"
  let scoreOutOf = "allan o 99"
  let scaleLow = "0: ychydig i'w weld"
  let scaleHigh = "99: popeth i'w weld"
  let tooLittleSeen = "Gwelsom ry ychydig i ddweud faint sydd i'w weld."
  let scoreIsRangeToCheck = "Dim ond chi all ateb rhai pethau. Dyna pam mae dau rif i'r sgôr."
  let workingSummary = "Sut y cyfrifwyd y sgôr"
  let workingIntro =
    "Mae gan bob ffaith bwyntiau am y niwed y gall ei wneud. Mewn rhai rolau mae gan ffaith fwy o bwyntiau. "
    + "Mae ffeithiau sy'n dod ynghyd yn ychwanegu mwy. "
    + "Po fwyaf o bwyntiau sydd, lleiaf y mae pob un newydd yn ei ychwanegu."
  let workingCaption = "Pwyntiau, y mwyaf yn gyntaf"
  let workingFact = "Beth sy'n cyfrif"
  let workingPoints = "Pwyntiau"

  // First look.
  let firstLookTitle = "Beth mae dieithryn yn ei weld gyntaf"
  let firstLookIntro = "Mae canlyniadau chwilio a rhagolygon dolenni yn dangos hyn cyn i neb agor tudalen."

  // First steps.
  let stepsIntro = "Maen nhw mewn trefn. Daw'r budd mwyaf am yr amser lleiaf yn gyntaf."
  let stepCloses = "Mae hyn yn datrys:"

  // The fewest changes.
  let breaksTitle = "Y ffordd fyrraf i lawr"

  // Facts that join up.
  let joinedTitle = "Pan ddaw ffeithiau ynghyd"
  let joinedBecause = "Beth sy'n cysylltu'r tudalennau:"
  let joinedAsAbove = "Mae'r arwyddion uchod yn eu cysylltu hefyd."
  let joinedIntro =
    "Efallai na wna un ffaith ddim niwed ar ei phen ei hun. Gyda'i gilydd mae'r rhain yn dweud mwy."

  // The map.
  let mapTitle = "Eich tudalennau ar un olwg"
  let mapIntro =
    "Pa dudalen sy'n dangos beth. Po leiaf o farciau sydd, lleiaf y gall dieithryn ei roi at ei gilydd."
  let mapLabel =
    "Llun o ba dudalen sy'n dangos pa fath o ffaith. Mae'r tabl ar ei ôl yn dweud yr un peth."
  let mapCaption = "Beth mae pob tudalen yn ei ddangos"
  let mapPage = "Tudalen"
  let mapShows = "Beth all dieithryn ei ddysgu yno"
  let mapNothing = "Dim byd y buom yn chwilio amdano."
  let mapRest = "Ni chafodd y gweddill ei asesu."
  let mapBrackets =
    "Mae braced yn clymu tudalennau y gall dieithryn weld eu bod yn eiddo i un person."
  let mapOnShow = "i'w weld"
  let mapToCheck = "gwiriwch hyn"
  let mapNotAssessed = "heb ei asesu"
  let mapNotSeen = "gwag: heb ei weld"

  // The checklist.
  let checklistTitle = "Eich rhestr wirio"
  let checklistIntro =
    "Fesul lle, yn y drefn i'w gwneud. Ticiwch bob un ar ôl ei wneud. "
    + "Mae'r ffordd o'i wneud gyda phob canfyddiad."

  // Profile by profile.
  let profilesTitle = "Fesul proffil"
  let strangerSees = "Gall dieithryn weld:"
  let pageSays = "Mae'r dudalen yn dweud:"
  let picture = "Llun, nid un y wefan ei hun"
  let why = "Pam mae hyn yn bwysig yn eich rôl chi."
  let whatToDo = "Beth i'w wneud"
  let whyLabel = "Pam:"
  let doLabel = "Gwnewch:"
  let doSame = "Yr un camau ag ar gyfer yr un diwethaf."
  let pleaseCheck = "Gwiriwch hyn"
  let notScored = "Nid yw hyn yn rhan o'ch sgôr."
  let toCheckGain = "Nid yw hyn yn eich sgôr. Dim ond chi all ddweud beth ydyw."
  let goodToKnow = "Da gwybod:"
  let takeBack = "I'w ddadwneud:"
  let notSeenLabel = "Chwiliwyd am y rhain ar y dudalen hon ac ni welwyd mohonynt:"
  let nowhereTitle = "Pethau y chwiliwyd amdanynt ond na welwyd"
  let notApplicableLabel = "Nid yw'r rhain yn berthnasol i'r dudalen hon:"
  let couldNotTellLabel = "Ni allem ddweud am y rhain:"
  let notAssessedMark = "Heb ei asesu."
  let stillShows = "Er hynny, mae'n dangos yr hyn a welwch yma. Efallai fod mwy."
  let howToAssess = "Sut i gael asesu'r dudalen"

  // Not assessed.
  let notAssessedTitle = "Heb eu hasesu"
  let notSafe = "nid yw hynny'n golygu eu bod yn ddiogel"
  let notAssessedIntro = "Ni allem weld y tudalennau hyn. Nid yw hynny'n golygu eu bod yn ddiogel."
  let nextLabel = "Nesaf:"
  let nextStepLabel = "Y cam nesaf."

  // What has changed.
  let changedTitle = "Beth sydd wedi newid"

  // What only the person can tell.
  let askedTitle = "Beth na all neb ond chi ei ddweud"
  let openLabel = "Heb eu hateb eto. Nid yw hynny'n golygu eu bod yn ddiogel:"
  let openNext = "Rhedwch “netcurtain init” i ateb. Does neb yn gofyn i chi am enw."
  let neededMark = "mae ei angen at eich gwaith"
  let yesMark = "Eich ateb oedd “ie”"
  let neededMissing =
    "Mae ateb sydd ei angen at eich gwaith ar goll. Felly ni allwn ddweud faint sydd i'w weld."
  let registerTitle = "Beth mae cofrestr yn ei ddangos hefyd"
  let answeredTitle = "Eich atebion chi"
  let answeredIntro = "Cedwir y rhain yn eich netcurtain.yaml. Newidiwch nhw yno."
  let acceptedMark = "rydych wedi derbyn hyn"
  let codeLabel = "Cod:"
  let codeHint =
    "Onid yw un o'r rhain amdanoch chi, neu a ydych am ei gadw? Dywedwch hynny: netcurtain answer COD --not-me, "
    + "neu netcurtain answer COD --accepted \"pam\""

  // Advice.
  let adviceTitle = "Cyngor na all tudalen ei ddangos"
  let adviceIntro = "Mae'r polisi yn gofyn am y rhain hefyd. Ni all neb eu gwirio drwy edrych ar dudalen."

  // About.
  let aboutTitle = "Ynglŷn â'r adroddiad hwn"
  let aboutWhoTitle = "Pwy all ei weld"
  let aboutWho = [
    "Adroddiad i chi yw hwn. Cafodd ei wneud ar eich cyfrifiadur ac ni chafodd ei anfon at neb.",
    "Mae'n cynnwys ffeithiau amdanoch. Cadwch ef mewn lle diogel, neu dilëwch ef ar ôl gorffen.",
    "Diogelwch yw ei bwnc. Nid yw ar gyfer penodi, cyflog na disgyblu.",
  ]
  let aboutWrongTitle = "Ydych chi'n credu ein bod wedi gwneud camgymeriad?"
  let aboutWrong = [
    "Mae pob canfyddiad yn dyfynnu'r geiriau a arweiniodd ato. "
      + "Edrychwch arnynt ar eich tudalen heb fewngofnodi.",
    "Efallai nad ydynt amdanoch chi, neu eich bod am gadw rhywbeth. "
      + "Yna defnyddiwch y cod ar ddiwedd y canfyddiad. "
      + "Teipiwch netcurtain answer COD --not-me, neu netcurtain answer COD --accepted \"pam\".",
    "Dywedwch hefyd wrth y bobl sy'n gofalu am y gwiriadau hyn, gydag enw'r gwiriad.",
  ]
  let aboutHowTitle = "Sut y cafodd ei wneud"
  let aboutHow = [
    "Dim ond y tudalennau a restrwyd gennych a welsom. Ni wnaethom fewngofnodi yn unman.",
    "Ni wnaethom chwilio am bobl eraill. Nid ydym yn cadw enwau eich teulu, ffrindiau na chydweithwyr.",
    "Gall tudalen newid y diwrnod wedyn. Edrychwch eto ar ôl gwneud eich newidiadau.",
  ]
  let checkLabel = "Gwiriad:"

  // The end.
  let sentToNoOne = "Adroddiad i chi yw hwn. Ni chafodd ei anfon at neb."
  let askForHTML = "I gael pob cam a dolen, rhedwch eto gyda --html adroddiad.html"
  let otherLanguage = "Mae'r adroddiad hwn ar gael yn Saesneg hefyd: --language en"
}

// MARK: - Sentences with a number or a name in them

extension WelshWords {
  private static let profiles = Plural(
    zero: "proffil", one: "proffil", two: "broffil", few: "phroffil", many: "phroffil", other: "proffil")
  private static let minutes = Plural(
    zero: "munud", one: "munud", two: "funud", few: "munud", many: "munud", other: "munud")
  private static let points = Plural(
    zero: "pwynt", one: "pwynt", two: "bwynt", few: "phwynt", many: "phwynt", other: "pwynt")
  private static let findings = Plural(
    zero: "canfyddiad", one: "canfyddiad", two: "ganfyddiad", few: "chanfyddiad", many: "chanfyddiad",
    other: "canfyddiad")
  private static let pages = Plural(
    zero: "tudalen", one: "dudalen", two: "dudalen", few: "tudalen", many: "thudalen", other: "tudalen")
  private static let unassessed = Plural(
    zero: "heb eu hasesu", one: "heb ei asesu", two: "heb eu hasesu", few: "heb eu hasesu",
    many: "heb eu hasesu", other: "heb eu hasesu")
  static let things = Plural(
    zero: "peth", one: "peth", two: "beth", few: "pheth", many: "pheth", other: "peth")
  private static let otherPlaces = Plural(
    zero: "lle arall", one: "lle arall", two: "le arall", few: "lle arall", many: "lle arall",
    other: "lle arall")
  private static let moreFacts = Plural(
    zero: "math arall o ffaith", one: "math arall o ffaith", two: "fath arall o ffaith",
    few: "math arall o ffaith", many: "math arall o ffaith", other: "math arall o ffaith")

  func documentTitle(day: String) -> String { "\(title) – adroddiad \(name), \(day)" }

  func lead(seen: Int, total: Int) -> String {
    let listed = "Rhestroch \(Self.profiles(total))."
    return seen > 0
      ? "\(listed) Dyma beth all pobl nad ydynt wedi mewngofnodi ei weld, a sut i'w guddio."
      : "\(listed) Ni allem weld yr un dudalen y tro hwn."
  }

  func looked(seen: Int, notSeen: Int) -> String {
    "\(seenOf(seen, total: seen + notSeen)), \(unseen(notSeen))"
  }

  func seenOf(_ seen: Int, total: Int) -> String { "\(Self.profiles(total)): gwelwyd \(seen)" }

  func viaProxy(_ count: Int) -> String {
    "Gofynnodd y dirprwy a enwoch am \(Self.pages(count)). "
      + "Y dirprwy a chwiliodd ble mae'r gwefannau, felly ni allem wirio hynny."
  }

  func unseen(_ count: Int) -> String { Self.unassessed(count) }

  func range(_ value: Int, _ upper: Int) -> String { value == upper ? "\(value)" : "\(value) i \(upper)" }

  func learns(_ kinds: [String]) -> String {
    let named = kinds.count > 6 ? Array(kinds.prefix(5)) : kinds
    let rest = kinds.count - named.count
    return "Gall dieithryn ddysgu \(list(named + (rest > 0 ? ["hefyd \(Self.moreFacts(rest))"] : [])))."
  }

  func learnsNothing(seen: Int, total: Int) -> String {
    if total == 0 {
      return "Ni roddwyd tudalen. Felly ni allwn ddweud beth mae dieithryn yn ei weld."
    }
    return seen == 0
      ? "Ni allem weld yr un o'ch tudalennau. Felly ni allwn ddweud beth mae dieithryn yn ei weld."
      : "Nid oedd yr hyn a welsom yn dangos y ffeithiau y buom yn chwilio amdanynt."
  }

  func unseenPages(_ notSeen: Int, of total: Int, isRange: Bool) -> String {
    let said = "Ni allem weld \(notSeen) o'ch \(Self.profiles(total))."
    return said + (isRange ? " Dyna pam mae dau rif i'r sgôr." : " Efallai fod mwy i'w weld.")
  }

  func morePlaces(_ count: Int) -> String { "Mae \(Self.otherPlaces(count)) yn dweud hynny." }

  /// "wrth" would mutate a Welsh word; names of places do not mutate.
  func mapJoined(_ places: [String]) -> String { "Gall dieithryn ei chlymu wrth \(list(places))." }

  func toCheck(_ count: Int) -> String { "Mae angen i chi edrych ar \(Self.things(count))." }

  func scaleLabel(_ value: Int, _ upper: Int) -> String {
    let seen = "Graddfa o 0 i 99. O'r hyn a welsom, rydych ar \(value)."
    return value == upper ? seen : seen + " Gallai'r sgôr godi i \(upper)."
  }

  func workingRange(_ value: Int, _ upper: Int) -> String {
    value == upper
      ? "Mae'r sgôr yn cyfrif yr hyn a welsom."
      : "Mae'r rhif is, \(value), yn cyfrif yr hyn a welsom. "
        + "Y rhif uwch, \(upper), yw'r sgôr os yw popeth na welsom hefyd ar ddangos."
  }

  func points(hundredths: Int) -> String { EnglishWords().points(hundredths: hundredths) }

  func scheme(_ version: String) -> String { "Mae'r sgôr yn defnyddio rheolau \(version)." }

  func firstLook(_ kinds: [String]) -> String {
    "Mae canlyniadau chwilio a rhagolygon dolenni eisoes yn dangos \(list(kinds))."
  }

  func stepsTitle(_ count: Int) -> String {
    count == 1 ? "Gwnewch hyn yn gyntaf" : "Gwnewch y \(Self.things(count)) hyn yn gyntaf"
  }

  func about(minutes: Int) -> String { "Tua \(Self.minutes(minutes))" }

  func scoreChange(_ before: Int, _ after: Int, arrow: String) -> String {
    before == after
      ? "Bydd eich sgôr yn symud ar ôl gwneud y lleill hefyd" : "Sgôr \(before) \(arrow) \(after)"
  }

  func closes(_ count: Int) -> String { "Mae'n datrys \(Self.findings(count))" }

  func on(_ places: [String]) -> String { "ar \(list(places))" }

  func openSetting(on platform: String?) -> String {
    platform.map { "Agorwch y gosodiad hwn ar \($0)" } ?? "Agorwch y gosodiad hwn"
  }

  func openSettings(on platform: String?) -> String {
    platform.map { "Agorwch y gosodiadau ar \($0)" } ?? "Agorwch y gosodiadau"
  }

  func stepsChecked(_ when: String, source: String?) -> String {
    "Gwiriwyd y camau hyn \(when)\(bracketed(source))."
  }

  func stepsOld(_ when: String, source: String?) -> String {
    "Ysgrifennwyd hyn \(when)\(bracketed(source)). Efallai fod y wefan yn edrych yn wahanol nawr."
  }

  func stepsUnwalked(source: String?) -> String {
    "Nid oes neb wedi dilyn y camau hyn yn ddiweddar\(bracketed(source)). "
      + "Efallai fod y wefan yn edrych yn wahanol nawr."
  }

  /// Where the steps come from is a name of the catalogue.
  private func bracketed(_ source: String?) -> String { source.map { " (\($0))" } ?? "" }

  /// The letters are in English.
  func letters(_ ids: [String]) -> String {
    let commands = ids.map { "netcurtain letter show \($0)" }.joined(separator: "; ")
    return (ids.count == 1 ? "Llythyr Saesneg ar gyfer hyn: " : "Llythyrau Saesneg ar gyfer hyn: ") + commands
  }

  func gain(_ points: Int) -> String {
    points > 0
      ? "Mae hyn ar ei ben ei hun yn tynnu \(Self.points(points)) oddi ar eich sgôr."
      : "Ar ei ben ei hun nid yw hyn yn gostwng eich sgôr. Mae ffaith arall yn dweud yr un peth. "
        + "O'i wneud gyda'r gweddill, mae'n ei ostwng."
  }

  func nowhereIntro(_ pages: Int) -> String {
    "Ar y \(Self.pages(pages)) a welsom ni welsom y rhain. Gall tudalen arall eu dangos o hyd:"
  }

  func pageCount(_ count: Int) -> String { Self.pages(count) }

  func fullReport(file: String) -> String { "Yr adroddiad llawn, gyda phob cam: \(file)" }

  func made(tool: String, version: String, catalogue: String) -> String {
    "Gwnaed gan \(tool) \(version) gyda gwiriadau \(catalogue)."
  }

  /// "a, b ac e": "ac" before a vowel, "a'ch" for "ac eich" and "a'r" for "ac y". Names of places do not mutate.
  func list(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    let before = items.dropLast().joined(separator: ", ")
    if last.hasPrefix("eich ") { return "\(before) a'ch \(last.dropFirst("eich ".count))" }
    if last.hasPrefix("y ") { return "\(before) a'r \(last.dropFirst("y ".count))" }
    return "\(before) \(Self.startsWithVowel(last) ? "ac" : "a") \(last)"
  }

  /// "w" and "y" open names alone here, where they are consonants ("WordPress", "YouTube").
  private static func startsWithVowel(_ text: String) -> Bool {
    let bare = text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    return bare.first.map { "aeiou".contains($0) } ?? false
  }
}
