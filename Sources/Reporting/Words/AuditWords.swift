import Model

/// What an audit says in English, said in another language.
///
/// What is not here stays English, and is marked so (``Told``).
protocol AuditWords: Sendable {
  /// Said once in a report, since not all of the catalogue is translated.
  var partlyEnglish: String { get }

  /// Before a detail that there is in English only, where no mark-up can say so.
  func detail(_ english: String) -> String

  /// The title of a first step.
  func title(_ place: FirstStepPart.Place, closing attributes: [Attribute]) -> String
  func nextStep(_ step: NextStep) -> String
  func doubt(_ doubt: PastFinding.Doubt) -> String
}
