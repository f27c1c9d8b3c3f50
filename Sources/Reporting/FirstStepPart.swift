import Model

/// One of the first steps with what it deals with, laid out for a report.
struct FirstStepPart: Sendable {
  let step: FirstStep
  /// What people call the place where it is done, if it is one of the person's profiles.
  let place: Shown?
  /// The findings that it closes.
  let closed: [Finding]
  /// How to do it, where all that it closes is closed in the same way; else each finding says how.
  let how: [String]
  /// How old those steps are.
  let note: StepNote?

  init(_ step: FirstStep, _ audit: Audit, dates: ReportDate) {
    self.step = step
    place = audit.profiles.first { $0.reading.platformID == step.platformID }.map { Shown($0.title) }
    closed = step.findingIDs.compactMap { id in audit.findings.first { $0.id == id } }
    let remedies = Set(closed.map(\.remediations.first))
    note = remedies.count == 1 ? StepNote(remedies.first ?? nil, on: audit.auditedAt, dates: dates) : nil
    how = (remedies.count == 1 ? remedies.first??.steps : nil) ?? []
  }
}
