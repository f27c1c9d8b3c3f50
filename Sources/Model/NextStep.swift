/// What settles a doubt, as a kind of step, so that a report can say it in a language of its own.
///
/// A step that only a failed capture knows has no kind; its English words are all there is.
package enum NextStep: Codable, Hashable, Sendable {
  /// Look whether a line is about oneself.
  case lookAtLine
  /// Look whether two pages are plainly one person's.
  case lookAtBothPages
  /// Look at a page whose site has changed.
  case lookAtChangedSite
  /// Nothing: another copy of the page was read.
  case nothingMore
  /// Have a page in this state seen. How depends on whether it came from a file.
  case see(PageState, wasSaved: Bool)
  /// Type a command that opens the page in the browser that is here.
  case render(command: String, PageState)
  /// Save the page in a form that keeps its hidden data.
  case saveWithData
  case exportMessagesAgain
  case nameYourself
  case giveProfileToo
  /// Look in the report that is not masked.
  case readFullReport
}
