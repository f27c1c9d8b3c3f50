/// What the HTML templates show. All text in it is the report's own or went through ``Shown``.
struct ReportView {
  let words: any Words
  let style: String
  let styleHash: String
  let documentTitle: String
  let lead: String
  let redactedNote: String?
  let name: Shown?
  let role: Shown
  let timestamp: String
  let date: String
  let looked: String
  let unseenLink: String?
  let proxy: String?
  let isHeightened: Bool
  let score: ScoreView
  let hasFirstLook: Bool
  let firstLook: [FirstLookView]
  let stepsTitle: String
  let hasSteps: Bool
  let steps: [StepView]
  let hasCombinations: Bool
  let combinations: [CombinationView]
  /// `nil` where no page was given.
  let map: ExposureMapView?
  let hasChecklist: Bool
  let checklist: [ChecklistView]
  let person: PersonView
  let hasProfiles: Bool
  let profiles: [ProfileView]
  let hasNotAssessed: Bool
  let notAssessed: [NotAssessedView]
  let comparison: ComparisonPart?
  let hasAdvice: Bool
  let advice: [AdviceView]
  let made: String
}

struct LinkView {
  let address: String
  let text: String
}

struct ScoreView {
  struct Line {
    let label: Shown
    let points: String
  }

  let range: String
  let band: String
  let scaleLabel: String
  /// Outlines of the parts of the scale, or `nil` where there is no such part.
  let seen: String?
  let could: String?
  let sentences: [String]
  let hasWorking: Bool
  let working: [Line]
  let workingRange: String
  let scheme: String
}

struct FirstLookView {
  struct ValueView {
    let text: Shown?
    let places: String
  }

  let label: String
  let values: [ValueView]
}

struct StepView {
  struct Closed {
    let anchor: String
    let title: Shown
    let place: String
  }

  let title: Shown
  let minutes: String
  let change: String
  let link: LinkView?
  /// What to do there, where one set of steps does it all.
  let hasHow: Bool
  let how: [Shown]
  let hasCloses: Bool
  let closes: [Closed]
}

/// One visit of the checklist.
struct ChecklistView {
  struct Task {
    let anchor: String
    let title: Shown
    /// For those who hear a list of links: several places show the same.
    let place: String
    let severity: String
  }

  let place: Shown
  let link: LinkView?
  let tasks: [Task]
}

struct CombinationView {
  let anchor: String
  let title: Shown
  let severity: SeverityView
  let places: String?
  let why: Shown
}

struct ProfileView {
  struct Doubt {
    let lookedFor: String
    let nextStep: Shown?
  }

  let anchor: String
  let title: Shown
  let address: Shown
  /// Which page led to it, or `nil` where the person listed it.
  let foundThrough: String?
  /// Why the page could not be judged, or `nil` where it was.
  let unseen: String?
  let seen: String?
  let notes: [Shown]
  let findings: [FindingView]
  let doubts: [Doubt]
  let notSeen: String?
  let notApplicable: String?
}

struct FindingView {
  struct QuoteView {
    let excerpt: Shown?
    let place: String
  }

  let anchor: String
  let check: Shown
  let title: Shown
  let severity: SeverityView
  let isToCheck: Bool
  let isAccepted: Bool
  let sees: String
  let hasQuotes: Bool
  let quotes: [QuoteView]
  let why: Shown
  let nextStep: Shown?
  let remedies: [RemedyView]
  let gain: String
  let clauses: String
  /// By what the person answers it.
  let code: Shown?
}

struct RemedyView {
  let label: String
  let steps: [Shown]
  let link: LinkView?
  /// How long it takes and when the steps were checked.
  let effort: String
  let sideEffect: Shown?
}

struct NotAssessedView {
  struct PageView {
    let title: Shown
    let address: Shown
    /// The page's own reason, where the group has no common one.
    let reason: Shown?
  }

  let state: String
  let reason: Shown?
  let pages: [PageView]
  let nextStep: Shown
}

struct AdviceView {
  let text: Shown
  let clause: String
}
