import Model

/// What the report says of the person's own word, laid out for every format: what they told, what still waits for
/// them, and what a register adds.
struct PersonPart: Sendable {
  /// One finding that the person answered. Never hidden.
  struct Answered: Sendable {
    let finding: Finding
    let place: Shown
    let answer: FindingAnswer
  }

  /// Questions whose answer calls for a step.
  let flagged: [AskedQuestion]
  /// Questions that are not settled, those that the work needs first.
  let open: [AskedQuestion]
  let register: PublicRegister?
  let answered: [Answered]

  init(_ audit: Audit) {
    let titles = audit.profileTitles
    flagged = audit.questions.filter(\.isFlagged)
    let waiting = audit.questions.filter(\.isOpen)
    open = waiting.filter(\.isNeeded) + waiting.filter { !$0.isNeeded }
    register = audit.register
    answered = audit.findings.compactMap { finding in
      finding.answer.map {
        Answered(
          finding: finding, place: Shown(titles[finding.profileID] ?? finding.profileID), answer: $0)
      }
    }
  }

  var hasQuestions: Bool { !flagged.isEmpty || !open.isEmpty }
}

extension Finding {
  /// By what the person answers it; `nil` in a masked report.
  var code: Shown? { fingerprint.hasPrefix("redacted-") ? nil : Shown(fingerprint) }

  /// Whether the person said that it stays.
  var isAccepted: Bool { answer?.word == .accepted }
}
