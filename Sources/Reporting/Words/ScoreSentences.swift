import Model

extension Words {
  /// What closing a finding does to the score.
  func worth(_ finding: Finding) -> String {
    finding.isToCheck ? toCheckGain : finding.isScored ? gain(finding.gain) : notScored
  }

  /// What stands beside the score: what a stranger learns, why it is a range, what waits for the person.
  func scoreSentences(_ audit: Audit, _ outline: ReportOutline) -> [String] {
    let score = audit.score
    let isRange = score.value != score.upper
    var sentences: [String] = []
    if outline.kinds.isEmpty {
      sentences.append(learnsNothing(seen: outline.assessedCount, total: audit.profiles.count))
    } else {
      sentences.append(learns(outline.kinds.map(kind)))
    }
    let isNeededMissing = outline.person.open.contains(where: \.isNeeded)
    if score.band == .notEnoughChecked {
      sentences.append(isNeededMissing && outline.unassessedCount == 0 ? neededMissing : tooLittleSeen)
    }
    if outline.unassessedCount > 0, outline.assessedCount > 0 {
      sentences.append(
        unseenPages(outline.unassessedCount, of: audit.profiles.count, isRange: isRange))
    } else if isRange, outline.unassessedCount == 0 {
      sentences.append(scoreIsRangeToCheck)
    }
    if outline.toCheckCount > 0 { sentences.append(toCheck(outline.toCheckCount)) }
    if !outline.person.open.isEmpty { sentences.append(openQuestions(outline.person.open.count)) }
    return sentences
  }
}
