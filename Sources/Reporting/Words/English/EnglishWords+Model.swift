import Model

/// What the model's own words are called in a report.
extension EnglishWords {
  var id: Language { .english }
  /// Audits speak English themselves.
  var audit: (any AuditWords)? { nil }

  /// The kind of fact, as something that a stranger can learn.
  func kind(_ attribute: Attribute) -> String {
    switch attribute {
    case .name: "your name"
    case .photograph: "your face"
    case .employer: "who you work for"
    case .workLocation: "where you work"
    case .occupation: "your job"
    case .team: "your team"
    case .homeLocation: "where you live"
    case .email: "your e-mail address"
    case .telephone: "your phone number"
    case .birthDate: "your birthday"
    case .family: "who is in your family"
    case .routine: "where you are at set times"
    case .connections: "who you know"
    case .openContact: "how to get in touch with you"
    case .linkedProfile: "where else to find you"
    case .handle: "your user name"
    case .workPost: "what you say about work"
    case .caseMention: "what you say about a case"
    case .thirdPartyContent: "what others say about you"
    case .postingTime: "when you are online"
    case .searchIndexing: "how to find you by a search"
    case .archivedCopy: "what your page said before"
    case .photoMetadata: "where your photos were taken"
    case .publicPosts: "what you post"
    case .oldPosts: "what you posted years ago"
    case .crossPost: "on which other site you post"
    case .disclaimer: "that your employer may be known"
    case .pictureCredit: "whose pictures you show"
    case .clientLink: "that a client is among your contacts"
    }
  }

  /// The kind of fact as the name of a row.
  func kindLabel(_ attribute: Attribute) -> String {
    switch attribute {
    case .name: "Your name"
    case .photograph: "Your picture"
    case .employer: "Your employer"
    case .workLocation: "Your workplace"
    case .occupation: "Your job"
    case .team: "Your team"
    case .homeLocation: "Your home town"
    case .email: "Your e-mail address"
    case .telephone: "Your phone number"
    case .birthDate: "Your birthday"
    case .family: "Your family"
    case .routine: "Your routine"
    case .connections: "Your contacts"
    case .openContact: "Ways to reach you"
    case .linkedProfile: "Your other profiles"
    case .handle: "Your user name"
    case .workPost: "Posts about work"
    case .caseMention: "Words about a case"
    case .thirdPartyContent: "What others say"
    case .postingTime: "When you post"
    case .searchIndexing: "Search engines"
    case .archivedCopy: "Old copies"
    case .photoMetadata: "Data in your photos"
    case .publicPosts: "Your posts"
    case .oldPosts: "Your old posts"
    case .crossPost: "Posts passed on"
    case .disclaimer: "Words about your views"
    case .pictureCredit: "Picture credits"
    case .clientLink: "A client among your contacts"
    }
  }

  /// How a severity is named in a line of text; never shortened.
  func severity(_ severity: Severity) -> String { severity.rawValue }

  /// The severity at the start of a label.
  func severityLabel(_ severity: Severity) -> String {
    switch severity {
    case .note: "Note"
    case .low: "Low"
    case .medium: "Medium"
    case .high: "High"
    case .critical: "Critical"
    }
  }

  func band(_ band: Band) -> String { band.rawValue }

  /// To whom a quote shows, in brackets after it.
  func place(_ visibility: Visibility) -> String {
    switch visibility {
    case .onPage: "on the page"
    case .inPreview: "in search results and link previews"
    case .inCode: "in the page's data, where programs look"
    }
  }

  /// The same in a terminal, where a quote has one line.
  func shortPlace(_ visibility: Visibility) -> String? {
    switch visibility {
    case .onPage: nil
    case .inPreview: "in search results"
    case .inCode: "in the page's data"
    }
  }

  /// Why a page could not be judged, as a sentence.
  func state(_ state: PageState) -> String {
    switch state {
    case .profile: "We saw the page."
    case .loginWall: "The site asked us to sign in."
    case .scriptShell: "The page was empty until a browser fills it in."
    case .notFound: "There is no page at this address."
    case .blocked: "The site turned us away."
    case .consentScreen: "The site asked about cookies first."
    case .unreadable: "We could not read the page."
    case .notAProfile: "This page is not a profile."
    }
  }

  /// How a page was seen.
  func seen(_ capture: Capture, day: String) -> String {
    switch (capture.method, capture.seenAs) {
    case (.saved, .loggedOut): "You saved this page on \(day) while you were not signed in."
    case (.saved, .loggedIn):
      "You saved this page on \(day) while you were signed in. Strangers may see less."
    case (.saved, .unknown): "You saved this page on \(day). We cannot tell if you were signed in."
    case (.rendered, _): "We opened this page in a browser on \(day), without signing in."
    case (.fetched, _): "We opened this page on \(day), without signing in."
    }
  }

  var foundThroughLabel: String { "Found through" }

  /// Of a page that the person did not list: which page led to it.
  func foundThrough(_ capture: Capture) -> String? {
    capture.reason.origin.map {
      "Found through \(Shown(address: $0)), which says that this page is yours too."
    }
  }

  /// A clause as a reference: "Policy section 5.2", "Policy Appendix, A.8".
  func clause(_ clause: String) -> String {
    clause.hasPrefix("A.") ? "Policy Appendix, \(clause)" : "Policy section \(clause)"
  }

  /// The same for the edge of a line: "policy 5.2".
  func shortClause(_ clause: String) -> String { "policy \(clause)" }

  func month(_ number: Int) -> String {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November", "December",
    ]
    return names.indices.contains(number - 1) ? names[number - 1] : ""
  }

  func inYear(_ year: String) -> String { "in \(year)" }
  func inMonth(_ month: String) -> String { "in \(month)" }
  func onDay(_ day: String) -> String { "on \(day)" }

  /// "9:44am".
  func clock(hour: Int, minute: Int, isMorning: Bool) -> String {
    "\(hour):\(minute < 10 ? "0" : "")\(minute)\(isMorning ? "am" : "pm")"
  }
}
