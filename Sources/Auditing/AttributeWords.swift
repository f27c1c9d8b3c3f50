import Model

/// The plain words for a kind of fact.
extension Attribute {
  /// As it stands within a sentence ("your employer").
  var phrase: String {
    switch self {
    case .name: "your name"
    case .photograph: "your picture"
    case .employer: "your employer"
    case .workLocation: "where you work"
    case .occupation: "your job"
    case .team: "your team"
    case .homeLocation: "where you live"
    case .email: "your e-mail address"
    case .telephone: "your phone number"
    case .birthDate: "your birthday"
    case .family: "your family"
    case .routine: "your routine"
    case .connections: "the people you know"
    case .openContact: "how strangers can reach you"
    case .linkedProfile: "links to your other pages"
    case .handle: "your user name"
    case .workPost: "posts about work"
    case .caseMention: "posts about a case"
    case .thirdPartyContent: "what others post about you"
    case .postingTime: "when you post"
    case .searchIndexing: "search engines"
    case .archivedCopy: "old copies of your page"
    case .photoMetadata: "data inside your pictures"
    case .publicPosts: "posts anyone can read"
    case .oldPosts: "your old posts"
    case .crossPost: "posts passed on between sites"
    case .disclaimer: "the words about your views"
    case .pictureCredit: "pictures with a credit line"
    case .clientLink: "a client among your contacts"
    }
  }

  /// As it stands alone in a table ("Your employer").
  var label: String {
    switch self {
    case .searchIndexing: "Search engines can list you"
    default: phrase.prefix(1).uppercased() + phrase.dropFirst()
    }
  }
}
