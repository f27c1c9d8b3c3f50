import Model

/// One of the first steps with what it deals with, laid out for a report.
struct FirstStepPart: Sendable {
  /// Where a step is done, by what people call the place.
  enum Place: Hashable, Sendable {
    /// A page of settings.
    case settings(String)
    /// The profile itself, on a site that is known.
    case profile(String)
    /// A page on any other site.
    case page(String)
  }

  let step: FirstStep
  /// What people call the place where it is done, if it is one of the person's profiles.
  let place: Shown?
  let visit: Place
  /// The findings that it closes.
  let closed: [Finding]
  /// The kinds of fact that it hides, in the order of the findings.
  let attributes: [Attribute]
  /// How to do it, where all that it closes is closed in the same way; else each finding says how.
  let how: Remediation?
  /// How old those steps are.
  let note: StepNote?

  init(_ step: FirstStep, _ audit: Audit, dates: ReportDate) {
    self.step = step
    place = audit.profiles.first { $0.reading.platformID == step.platformID }.map { Shown($0.title) }
    let closed = step.findingIDs.compactMap { id in audit.findings.first { $0.id == id } }
    let profile = audit.profiles.first { $0.id == closed.first?.profileID }
    let title = Shown(profile?.title ?? step.platformID).text
    visit =
      step.platformID == Remediation.anySite
      ? .page(title) : step.link == nil ? .profile(title) : .settings(title)
    let exposures = audit.profiles.flatMap(\.reading.exposures)
    var attributes: [Attribute] = []
    for finding in closed {
      for exposure in exposures where finding.exposureIDs.contains(exposure.id) {
        if !attributes.contains(exposure.attribute) { attributes.append(exposure.attribute) }
      }
    }
    self.closed = closed
    self.attributes = attributes
    let remedies = Set(closed.map(\.remediations.first))
    how = remedies.count == 1 ? remedies.first ?? nil : nil
    note = StepNote(how, on: audit.auditedAt, dates: dates)
  }
}
