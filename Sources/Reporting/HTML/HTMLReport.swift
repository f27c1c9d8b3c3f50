package import Foundation
package import Model

/// The audit as one HTML file to read, print and keep. It holds no script and asks for nothing from anywhere.
package struct HTMLReport: Sendable {
  let timeZone: TimeZone
  let words: any Words

  /// - Parameters:
  ///   - timeZone: where the reader is, for the date in words.
  ///   - language: in which the report speaks.
  package init(timeZone: TimeZone, language: Language = .english) {
    self.timeZone = timeZone
    words = language.words
  }

  /// The whole document.
  package func render(_ audit: Audit) -> String {
    do {
      return try ReportTemplate.render(view(audit))
    } catch {
      // The templates are constants that every test run parses, so this is a mistake in them and no input's doing.
      preconditionFailure("The report's own template cannot be read: \(error)")
    }
  }

  private func view(_ audit: Audit) -> ReportView {
    let outline = ReportOutline(audit, words: words)
    let dates = ReportDate(timeZone: timeZone, words: words)
    let profiles = outline.profiles.map { profileView($0, audit, dates: dates) }
    let checklist = ChecklistPart(audit).visits.map(checklistView)
    let steps = audit.firstSteps.map {
      stepView(FirstStepPart($0, audit, dates: dates), titles: audit.profileTitles)
    }
    return ReportView(
      words: words, style: ReportStyle.css, styleHash: ReportStyle.hash,
      documentTitle: words.documentTitle(day: dates.day(audit.auditedAt)),
      lead: words.lead(seen: outline.assessedCount, total: audit.profiles.count),
      redactedNote: audit.isRedacted ? words.redactedNote : nil,
      partlyEnglish: words.audit?.partlyEnglish,
      name: audit.subject.names.first.map { Shown($0) }, role: words.title(of: audit.role),
      timestamp: ReportDate.utc(audit.auditedAt), date: dates.moment(audit.auditedAt),
      looked: words.seenOf(outline.assessedCount, total: audit.profiles.count),
      unseenLink: outline.unassessedCount > 0 ? words.unseen(outline.unassessedCount) : nil,
      proxy: outline.viaProxyCount > 0 ? words.viaProxy(outline.viaProxyCount) : nil,
      isHeightened: audit.subject.isHeightened,
      score: scoreView(audit, outline),
      hasFirstLook: !outline.firstLook.isEmpty,
      firstLook: outline.firstLook.map {
        FirstLookView(
          label: words.kindLabel($0.attribute),
          values: $0.values.map {
            FirstLookView.ValueView(text: $0.text, places: words.on($0.titles.map(\.text)))
          })
      },
      stepsTitle: words.stepsTitle(steps.count), hasSteps: !steps.isEmpty, steps: steps,
      hasTogether: !outline.together.isEmpty, together: togetherView(outline.together, audit, dates: dates),
      hasBreaks: !audit.bandBreaks.isEmpty, breaks: breaksView(audit),
      map: audit.profiles.isEmpty
        ? nil
        : ExposureMapView(
          ExposureMapPart(audit), words: words, told: Set(outline.profiles.map(\.profile.id))),
      hasChecklist: !checklist.isEmpty, checklist: checklist,
      person: PersonView(outline.person, words: words),
      hasProfiles: !profiles.isEmpty, profiles: profiles, nowhere: outline.nowhere.map(nowhereView),
      hasNotAssessed: !outline.notAssessed.isEmpty,
      notAssessed: outline.notAssessed.map { notAssessedView($0, titles: audit.profileTitles) },
      comparison: audit.comparison.map { ComparisonPart($0, audit, dates: dates, words: words) },
      hasAdvice: !audit.adviceOnly.isEmpty,
      advice: audit.adviceOnly.map {
        AdviceView(
          text: words.told($0.advice), clause: words.clause(Shown($0.clause).text),
          letters: $0.letters.isEmpty ? nil : words.letters($0.letters))
      },
      made: words.made(
        tool: Shown(audit.tool.name).text, version: Shown(audit.tool.version).text,
        catalogue: Shown(audit.tool.catalogue).text))
  }

  private func scoreView(_ audit: Audit, _ outline: ReportOutline) -> ScoreView {
    let score = audit.score
    let working = score.working.map {
      ScoreView.Line(label: words.label(of: $0), points: words.points(hundredths: $0.hundredths))
    }
    return ScoreView(
      range: words.range(score.value, score.upper), band: words.band(score.band),
      scaleLabel: words.scaleLabel(score.value, score.upper),
      seen: ScoreScale.outline(from: 0, to: score.value),
      could: ScoreScale.outline(from: score.value, to: score.upper),
      sentences: words.scoreSentences(audit, outline),
      hasWorking: !working.isEmpty, working: working,
      workingRange: words.workingRange(score.value, score.upper),
      scheme: words.scheme(Shown(score.schemeVersion).text))
  }

  private func stepView(_ part: FirstStepPart, titles: [String: String]) -> StepView {
    let step = part.step
    return StepView(
      title: words.title(of: part), minutes: words.about(minutes: step.minutes),
      change: words.scoreChange(step.scoreBefore, step.scoreAfter, arrow: "→"),
      link: SafeLink(step.link).map {
        LinkView(address: $0.text, text: words.openSettings(on: part.place?.text))
      },
      hasHow: part.how?.steps.isEmpty == false, how: part.how.map(words.steps) ?? [],
      note: part.note?.warning,
      hasCloses: !part.closed.isEmpty,
      closes: part.closed.map {
        StepView.Closed(
          anchor: Anchor.of($0.id), title: words.title(of: $0),
          place: words.on([Shown(titles[$0.profileID] ?? $0.profileID).text]))
      })
  }

  private func checklistView(_ visit: ChecklistPart.Visit) -> ChecklistView {
    let place = visit.place ?? Shown(words.joinedTitle)
    return ChecklistView(
      place: place,
      link: visit.link.map {
        LinkView(address: $0.text, text: words.openSettings(on: place.text))
      },
      tasks: visit.findings.map {
        ChecklistView.Task(
          anchor: Anchor.of($0.id), title: words.title(of: $0),
          place: visit.place.map { words.on([$0.text]) } ?? "",
          severity: words.severity($0.severity))
      })
  }

  private func notAssessedView(_ group: NotAssessedGroup, titles: [String: String]) -> NotAssessedView {
    let common = group.commonReason
    return NotAssessedView(
      state: words.state(group.state), reason: common.map { words.reason($0, group.state) },
      pages: group.pages.map {
        NotAssessedView.PageView(
          title: Shown(titles[$0.profileID] ?? $0.profileID), address: Shown(address: $0.requestedURL),
          reason: common == nil ? words.reason($0.reason, group.state) : nil)
      },
      nextStep: words.nextStep(group.nextStep, group.stepKind))
  }
}
