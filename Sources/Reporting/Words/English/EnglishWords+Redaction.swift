import Model

/// What a masked report says in the place of what it hides.
extension EnglishWords {
  var redactedNote: String { "Some details are hidden, so that this report can be shown to others." }
  var redactedStep: String { "The next step is in the full report." }
  var redactedShared: String { "hidden" }
  var redactedSite: String { "website" }

  /// "LinkedIn profile 1".
  func redactedAddress(_ title: String, _ number: Int) -> String { "\(title), page \(number)" }

  /// "an employer (1)".
  func redacted(_ attribute: Attribute, _ number: Int) -> String {
    let kind =
      switch attribute {
      case .name: "a name"
      case .photograph: "a picture"
      case .employer: "an employer"
      case .workLocation: "a workplace"
      case .occupation: "a job"
      case .team: "a team"
      case .homeLocation: "a home area"
      case .email: "an e-mail address"
      case .telephone: "a phone number"
      case .birthDate: "a birthday"
      case .family: "words about family"
      case .routine: "a routine"
      case .connections: "contacts"
      case .openContact: "a way to get in touch"
      case .linkedProfile: "another profile"
      case .handle: "a user name"
      case .workPost: "a post about work"
      case .caseMention: "words about a case"
      case .thirdPartyContent: "words by others"
      case .postingTime: "times of posts"
      case .searchIndexing: "a listing by search engines"
      case .archivedCopy: "an old copy"
      case .photoMetadata: "data in a photo"
      case .publicPosts: "posts"
      case .oldPosts: "old posts"
      case .crossPost: "posts passed on"
      case .disclaimer: "words about views"
      case .pictureCredit: "a picture credit"
      case .clientLink: "a contact"
      }
    return "\(kind) (\(number))"
  }
}
