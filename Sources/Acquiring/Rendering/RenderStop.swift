/// Why a browser is not waited for any longer.
enum RenderStop: Error, Equatable {
  /// The person stopped the run.
  case cancelled
  /// The time for one page is over.
  case outOfTime
  /// The browser ended, or its page's process did.
  case crashed
  /// It said more than is read of one page.
  case tooMuch
  /// A command was refused, in the browser's words.
  case refused(String)
}
