import Model

/// What an audit says in English, said in Welsh.
struct WelshAuditWords: AuditWords {
  let partlyEnglish =
    "Mae rhai rhannau yn Saesneg o hyd, er enghraifft y camau ar gyfer rhai gwefannau."

  func detail(_ english: String) -> String { "Manylion yn Saesneg: \(english)" }

  // MARK: First steps

  func title(_ place: FirstStepPart.Place, closing attributes: [Attribute]) -> String {
    let visit =
      switch place {
      case .settings(let title): "Newidiwch eich gosodiadau \(title)"
      case .profile(let title): "Golygwch eich proffil \(title)"
      case .page(let title): "Golygwch eich tudalen ar \(title)"
      }
    let things = attributes.map(thing)
    let named = things.count > 3 ? Array(things.prefix(2)) : things
    let rest = things.count - named.count
    let all = named + (rest > 0 ? ["hefyd \(Self.moreThings(rest))"] : [])
    return all.isEmpty ? visit : "\(visit): \(WelshWords().list(all))"
  }

  private static let moreThings = Plural(
    zero: "peth arall", one: "peth arall", two: "beth arall", few: "pheth arall", many: "pheth arall",
    other: "peth arall")

  /// The kind of fact as what is changed. None opens with a letter that "a" would mutate.
  func thing(_ attribute: Attribute) -> String {
    switch attribute {
    case .name: "eich enw"
    case .photograph: "eich llun"
    case .employer: "eich cyflogwr"
    case .workLocation: "eich gweithle"
    case .occupation: "eich swydd"
    case .team: "eich tîm"
    case .homeLocation: "eich cartref"
    case .email: "eich cyfeiriad e-bost"
    case .telephone: "eich rhif ffôn"
    case .birthDate: "eich pen-blwydd"
    case .family: "eich teulu"
    case .routine: "eich trefn arferol"
    case .connections: "eich cysylltiadau"
    case .openContact: "y ffyrdd o gysylltu â chi"
    case .linkedProfile: "dolenni i'ch tudalennau eraill"
    case .handle: "eich enw defnyddiwr"
    case .workPost: "eich postiadau am y gwaith"
    case .caseMention: "eich postiadau am achos"
    case .thirdPartyContent: "geiriau gan eraill amdanoch"
    case .postingTime: "eich amserau postio"
    case .searchIndexing: "eich lle mewn peiriannau chwilio"
    case .archivedCopy: "hen gopïau o'ch tudalen"
    case .photoMetadata: "y data yn eich lluniau"
    case .publicPosts: "eich postiadau agored"
    case .oldPosts: "eich hen bostiadau"
    case .crossPost: "eich postiadau a rennir rhwng gwefannau"
    case .disclaimer: "eich geiriau am eich barn"
    case .pictureCredit: "enwau wrth eich lluniau"
    case .clientLink: "eich cyswllt â chleient"
    }
  }

  // MARK: Earlier reports

  func doubt(_ doubt: PastFinding.Doubt) -> String {
    switch doubt {
    case .notListed: "Ni restroch y dudalen hon y tro hwn."
    case .notSeen: "Ni ellid gweld y dudalen hon y tro hwn."
    case .onlyThePersonKnows:
      "Mae'r dudalen yn dangos rhywbeth tebyg, a dim ond chi all ddweud beth ydyw."
    }
  }
}
