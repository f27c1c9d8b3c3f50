import Model

/// A next step: its words in English, and its kind, by which a report says it in another language.
struct SaidStep: Hashable, Sendable {
  let words: String
  /// `nil` for the remedy of a failed capture.
  let kind: NextStep?

  init(_ words: String, _ kind: NextStep?) {
    self.words = words
    self.kind = kind
  }
}

/// Every sentence that tells a person how to have something settled that netcurtain could not settle.
///
/// One place, so that the words can be read, tested and translated together.
enum NextSteps {
  /// For pages of which only the person can tell whether a stranger takes them for one person's.
  static let joinedLine = SaidStep(
    "Look at both pages while you are not signed in. Change one of them if both are plainly you.",
    .lookAtBothPages)

  /// For a fact that may or may not be about the person.
  static let lookAtLine = SaidStep(
    "Look at this line on your page. If it is about you, follow the steps given here. "
      + "If it is not, you can leave it.",
    .lookAtLine)

  /// For a fact that the platform's own rules may have missed, because the site changed its pages.
  static let staleRule = SaidStep(
    "Look at your page in a private window, where you are not signed in. See if it shows this. "
      + "The site seems to have changed its pages, so a newer netcurtain may read them better.",
    .lookAtChangedSite)

  /// For a page of which the person also gave a copy that could be read.
  static let covered = SaidStep(
    "Do nothing more here. You also gave a copy of this page that could be read.",
    .nothingMore)

  /// What to do so that the page can be seen. A failed capture knows best what went wrong.
  ///
  /// - Parameter hasBrowser: whether the person's computer has a browser that `--render` can use.
  static func toSee(_ reading: PageReading, hasBrowser: Bool = false) -> SaidStep {
    if let remedy = reading.capture.failure?.remedy, !remedy.isEmpty { return SaidStep(remedy, nil) }
    if reading.state == .profile, reading.capture.omitsScripts {
      return SaidStep("\(openPrivately) \(saveAndRun)", .saveWithData)
    }
    if ConversationForm(reading.capture) != nil {
      if reading.state == .unreadable { return SaidStep(exportAgain, .exportMessagesAgain) }
      return reading.exposures.isEmpty
        ? SaidStep(nameYourself, .nameYourself) : SaidStep(profileToo, .giveProfileToo)
    }
    let state = reading.state
    if [.scriptShell, .loginWall].contains(state), reading.capture.method == .fetched, hasBrowser {
      return renderIt(reading.capture.requestedURL, state)
    }
    let wasSaved = reading.capture.method == .saved
    return SaidStep(toSee(state, wasSaved: wasSaved), .see(state, wasSaved: wasSaved))
  }

  /// Why the page could not be judged.
  static func reason(for reading: PageReading) -> String {
    if let cause = reading.capture.failure?.cause, !cause.isEmpty { return cause }
    if reading.state == .profile, reading.capture.omitsScripts {
      return
        "The saved file left out the page's hidden data. Facts often stand there, and strangers can read them."
    }
    let reason = reading.stateReason.isEmpty ? reason(for: reading.state) : reading.stateReason
    return reading.capture.method == .rendered ? "\(reason) \(alsoInBrowser)" : reason
  }

  /// For a page that a browser did not get to see either.
  private static let alsoInBrowser = "It was opened with a browser as well, and it was the same."
  /// For mail or chat of which no message can be read.
  private static let exportAgain =
    "Export or save the messages again, and wait until that is finished. Then run the audit on the new file."

  /// For mail or chat in which nobody is known as the person.
  private static let nameYourself =
    "Look in the file for the name, user name or address that you post under. "
    + "Add it to “handles” in netcurtain.yaml, then run the audit again."

  /// For mail or chat in which the person's own messages were read.
  private static let profileToo =
    "Look at what these messages show. What they do not show may show elsewhere: "
    + "if you have a profile page on this service, run the audit with its link too."

  private static let openPrivately = "Open the page in a private window, where you are not signed in."
  private static let saveAndRun =
    "Save it from the browser menu as “Webpage, HTML only”. Then run “netcurtain audit FILE” on that file."
  private static let saveWholeAndRun =
    "Save it from the browser menu as “Webpage, complete”. Then run “netcurtain audit FILE” on that file."

  /// What to type so that the browser on this computer is used, and what to do if that is no help.
  private static func renderIt(_ link: String, _ state: PageState) -> SaidStep {
    let byHand =
      state == .loginWall
      ? "If the site asks for a sign-in there too, save the page by hand. \(openPrivately) \(saveAndRun)"
      : "Or save the page by hand. \(openPrivately) Wait until your profile shows. \(saveWholeAndRun)"
    let command = "netcurtain audit \(ShellWord.quoted(link)) --render"
    return SaidStep(
      "There is a browser on this computer that can open the page. Type “\(command)”. \(byHand)",
      .render(command: command, state))
  }

  /// How to get to a private window, for somebody who has never opened one.
  private static let howToOpen =
    "Press Ctrl+Shift+N in Chrome or Edge, or Ctrl+Shift+P in Firefox, and paste the link. "
    + "On a Mac, press Command in place of Ctrl. In Safari, choose “New Private Window” in the File menu. "
    + "If you only have a phone, send yourself the link and borrow a computer. "

  private static func toSee(_ state: PageState, wasSaved: Bool) -> String {
    switch state {
    case .profile, .unreadable:
      wasSaved
        ? "Open the page in your browser again and wait until it shows in full. \(saveWholeAndRun)"
        : "Run the audit again. If it still does not work, save the page yourself. \(openPrivately) "
          + saveAndRun
    case .loginWall:
      "\(openPrivately) \(howToOpen)If your profile shows there, save it. \(saveAndRun) "
        + "If you are asked to sign in there too, look for “View as” in your own profile. "
        + "Save the page that it shows, and run the audit on that."
    case .scriptShell:
      "\(openPrivately) \(howToOpen)Wait until your profile shows. \(saveWholeAndRun) "
        + "Safari cannot save this form, so use another browser there."
    case .notFound:
      "Check the link. Open it in a private window and look for your profile. "
        + "If the link is wrong, copy the right one from your profile and run the audit again. "
        + "If you closed this account, take the link off your list."
    case .blocked:
      "Wait for an hour, then run the audit again. If the site still refuses, save the page yourself. "
        + "\(openPrivately) \(saveAndRun)"
    case .consentScreen:
      "\(openPrivately) Choose “Reject all” when you are asked about cookies. "
        + "Wait until your profile shows. \(saveAndRun)"
    case .notAProfile:
      "Give the link of your profile page itself. Click your name or picture on this page to get there. "
        + "Copy the address that the browser shows, and run the audit with it."
    }
  }

  private static func reason(for state: PageState) -> String {
    switch state {
    case .profile, .unreadable: "The page did not come whole, or could not be read."
    case .loginWall: "The site asked for a sign-in."
    case .scriptShell: "The page fills in only when a browser runs it."
    case .notFound: "There is no page at this link."
    case .blocked: "The site refused the request."
    case .consentScreen: "The site asked about cookies first."
    case .notAProfile: "This page is not a profile."
    }
  }
}
