import Foundation
import Model

/// A check made ready to be asked of many exposures: its words are folded once, and the person's own are in it.
struct CheckRule: Sendable {
  let check: Check
  /// Folded, with a space at both ends.
  private let words: [String]
  private let domains: [String]

  init(_ check: Check, of subject: Subject = Subject()) {
    self.check = check
    let value = check.condition.value
    let own = (value?.ownTerms ?? []).flatMap { subject.terms($0) }
    words = ((value?.words ?? []) + own).map(ComparableText.fold).filter { !$0.isEmpty }.map { " \($0) " }
    let ownDomains = value?.countsOwnDomains == true ? subject.employers.flatMap(\.domains) : []
    domains = ((value?.domains ?? []) + ownDomains).map { $0.lowercased() }
  }

  /// Whether the exposure is of the kind that the check looks for. Confidence has no say in it.
  func matches(_ exposure: Exposure) -> Bool {
    let condition = check.condition
    guard condition.attributes.contains(exposure.attribute),
      condition.current == nil || condition.current == exposure.current,
      exposure.precision >= condition.minimumPrecision,
      condition.visibilities.isEmpty || condition.visibilities.contains(exposure.visibility)
    else { return false }
    // The condition that was given decides, not what is left of it after folding: a check whose only word
    // is an emoji must match nothing rather than everything.
    guard let wanted = condition.value else { return true }
    let value = " \(exposure.normalisedValue) "
    return words.contains { value.contains($0) } || wanted.starts.contains { exposure.value.hasPrefix($0) }
      || isAtDomain(exposure.value)
  }

  /// Whether the page shows what has to stand beside the fact.
  func isMet(beside exposures: [Exposure]) -> Bool {
    let beside = check.condition.beside
    return beside.isEmpty
      || exposures.contains { beside.contains($0.attribute) && $0.current && $0.confidence.counts }
  }

  /// Whether the check has a meaning for a page with these facts (``NotSeenRule/onlyWhere``).
  func applies(to exposures: [Exposure]) -> Bool {
    let needed = check.notSeen.onlyWhere
    return needed.isEmpty || exposures.contains { needed.contains($0.attribute) }
  }

  /// Whether an e-mail address or a link is at one of the domains or below it.
  private func isAtDomain(_ value: String) -> Bool {
    guard !domains.isEmpty else { return false }
    let text = value.lowercased()
    let host =
      text.lastIndex(of: "@").map { String(text[text.index(after: $0)...]) } ?? WebAddress(text)?.host
    guard let host else { return false }
    return domains.contains { host == $0 || host.hasSuffix(".\($0)") }
  }
}

extension Subject {
  /// What the person goes by, of one kind.
  fileprivate func terms(_ kind: ValueCondition.OwnTerm) -> [String] {
    switch kind {
    case .employer: employers.flatMap(\.names)
    case .workplace: workplaces
    case .jobTitle: jobTitles
    }
  }
}
