import Model

/// One part of the handout, in blocks that every format can print.
struct GuideSection: Sendable {
  enum Block: Sendable {
    /// A heading within the part.
    case heading(String)
    /// What the steps below it are for.
    case task(String)
    case paragraph(String)
    /// What the reader has to mind.
    case warning(String)
    case list([String])
    case steps([String])
    case link(SafeLink, text: String)
  }

  /// Where a link to the part leads.
  let anchor: String
  let title: String
  /// Whether it is the note for somebody who is threatened.
  var isSafety = false
  let blocks: [Block]
}
