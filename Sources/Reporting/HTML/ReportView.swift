/// What the HTML templates show. All text in it is the report's own or went through ``Shown``.
struct ReportView {
  let words: Words
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
  let hasTogether: Bool
  let together: TogetherView
  let hasBreaks: Bool
  let breaks: BreaksView
  /// `nil` where no page was given.
  let map: ExposureMapView?
  let hasChecklist: Bool
  let checklist: [ChecklistView]
  let person: PersonView
  let hasProfiles: Bool
  let profiles: [ProfileView]
  /// What is the same on all pages that were seen.
  let nowhere: NowhereView?
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
  let note: String?
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
  let hasJoints: Bool
  let joints: [JointPart]
  let why: Shown
}

/// What the pages say together.
struct TogetherView {
  let findings: [FindingView]
  let combinations: [CombinationView]
  let doubts: [ProfileView.Doubt]
  let notSeen: String?
}

/// The fewest changes below each band.
struct BreaksView {
  struct Break {
    let lead: String
    let changes: [Shown]
    let end: String
  }

  let intro: String
  let breaks: [Break]
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

struct NowhereView {
  let intro: String
  let hasNotSeen: Bool
  let notSeen: [Shown]
  let doubts: [ProfileView.Doubt]
}

struct FindingView {
  struct QuoteView {
    let excerpt: Shown?
    let place: String
  }

  /// Of its heading.
  let level: Int
  /// The pages, where it is about several.
  let places: String?
  let hasJoints: Bool
  let joints: [JointPart]
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
  let letters: String?
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
  /// That the steps are old, or that nobody walked them.
  let warning: String?
  let sideEffect: Shown?
  let undo: Shown?
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
  let letters: String?
}
