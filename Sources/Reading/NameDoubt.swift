internal import Model

/// Tells headings and titles that only have the form of a person's name from names: "About Me", "Senior Lecturer",
/// "Social Work Manager", "Leadership Team".
enum NameDoubt {
  /// Words of captions that are in nobody's name.
  private static let captions: Set<String> = [
    "about", "profile", "homepage", "welcome", "contact", "contacts", "team", "leadership", "cv", "resume",
    "curriculum", "vitae", "biography", "publications", "teaching", "projects", "portfolio", "news",
    "gallery",
    "uber", "ueber", "amdanaf", "directory", "university", "parliament", "institute", "department", "website",
    "staff", "meet", "our", "us", "my", "me", "mich", "mij", "mig", "cartref", "hafan", "startseite",
    "accueil",
    "inicio", "details", "speakers", "repubblica", "republic", "republik", "republique", "councillors",
    "assembly", "senate", "government", "ministry", "committee", "blog", "posts", "archive", "search",
    "menu", "login", "cookies", "privacy", "information", "overview", "research", "affiliation", "education",
    "experience", "skills", "lab", "laboratory", "group", "conference", "academic", "professional", "elenco",
    "liste", "list", "who", "what", "how", "why", "we", "your", "you", "hello", "bonjour", "hola", "hallo",
    "charity", "council", "trust", "foundation", "school", "faculty", "college", "society", "association",
    "studio", "shop", "club", "photo", "foto", "photos", "members", "people", "persona", "personas", "sobre",
    "propos", "the", "and",
  ]

  static func isDoubtful(_ text: String, _ lexicon: Lexicon) -> Bool {
    let words = ComparableText.fold(text).split(separator: " ").map(String.init)
    if words.contains(where: captions.contains) { return true }
    if lexicon.isPlace(text) { return true }
    let clauses = BioClause.clauses(of: text, lexicon).filter { !$0.words.isEmpty }
    guard clauses.count == 1, let clause = clauses.first else { return false }
    if clause.phrases.length(.employerPrefixes, at: 0) > 0 { return true }
    // "Nicholson Library"; but "Ruth Chambers" has a surname that solicitors have in common.
    if clause.phrases.ends(.employerSuffixes, clause.words.indices),
      !["chambers", "homes", "bank"].contains(words.last ?? "")
    {
      return true
    }
    // "Senior Lecturer", but not "Dean Cook": a job modifies its noun, and no surname ends it.
    guard clause.words.count > 1,
      let match = TitleGrammar(lexicon: lexicon).match(clause, at: 0), match.isSure, match.range.count > 1
    else { return false }
    return clause.phrases.holds(.modifiers, 0) || clause.phrases.length(.titles, at: 0) > 1
      || clause.phrases.length(.titles, at: 0) == match.range.count
  }

  /// A line that captions a text about its writer: "About me", "Bio", "Über mich", "Amdanaf i".
  static func isAboutCaption(_ text: String) -> Bool {
    aboutCaptions.contains(ComparableText.fold(text))
  }

  private static let aboutCaptions: Set<String> = [
    "about", "about me", "about myself", "about the author", "the author", "who i am", "who am i", "bio",
    "biography", "my bio", "short bio", "profile", "my profile", "me", "hire me", "hello", "hi", "welcome",
    "amdanaf", "amdanaf i", "amdanaf fi", "pwy ydw i", "uber mich", "ueber mich", "zur person", "wer ich bin",
    "a propos", "a propos de moi", "qui suis je", "sobre mi", "acerca de mi", "quien soy", "sobre mim",
    "chi sono", "su di me", "over mij", "wie ben ik", "om mig", "om meg", "academic bio", "speaker bio",
    "academic profile", "contact", "home", "portfolio", "my portfolio", "personal website", "personal site",
    "my website", "hello there", "hi there",
  ]
}
