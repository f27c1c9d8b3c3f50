/// What the HTML templates show. All text in it is the report's own or went through ``Shown``.
struct ReportView {
  let words: any Words
  let style: String
  let styleHash: String
  let documentTitle: String
  let lead: String
  let redactedNote: String?
  /// That some of it is in English, in a report of another language.
  let partlyEnglish: String?
  let name: Shown?
  let role: Told
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
    let label: Told
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
    let title: Told
    let place: String
  }

  let title: Told
  let minutes: String
  let change: String
  let link: LinkView?
  /// What to do there, where one set of steps does it all.
  let hasHow: Bool
  let how: [Told]
  let note: String?
  let hasCloses: Bool
  let closes: [Closed]
}

/// One visit of the checklist.
struct ChecklistView {
  struct Task {
    let anchor: String
    let title: Told
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
  let title: Told
  let severity: SeverityView
  let places: String?
  let hasJoints: Bool
  let joints: [JointPart]
  let why: Told
}

/// What the pages say together.
struct TogetherView {
  let findings: [FindingView]
  let combinations: [CombinationView]
  let doubts: [ProfileView.Doubt]
  let notSeen: PhrasesView?
}

/// The fewest changes below each band.
struct BreaksView {
  struct Break {
    let lead: String
    let changes: [Told]
    let end: String
  }

  let intro: String
  let breaks: [Break]
}

struct ProfileView {
  struct Doubt {
    let lookedFor: PhrasesView?
    let nextStep: Told?
  }

  let anchor: String
  let title: Shown
  let address: Shown
  /// Which page led to it, or `nil` where the person listed it.
  let foundThrough: String?
  /// Why the page could not be judged, or `nil` where it was.
  let unseen: String?
  let seen: String?
  let notes: [Told]
  let findings: [FindingView]
  let doubts: [Doubt]
  let notSeen: PhrasesView?
  let notApplicable: PhrasesView?
}

/// Phrases in one line, each in the language that it is in.
struct PhrasesView {
  struct Phrase {
    let told: Told
    /// What follows it.
    let end: String
  }

  let phrases: [Phrase]

  /// `nil` for none.
  init?(_ all: [Told]) {
    guard let last = all.indices.last else { return nil }
    phrases = all.enumerated().map { Phrase(told: $0.element, end: $0.offset == last ? "." : "; ") }
  }
}

struct NowhereView {
  let intro: String
  let hasNotSeen: Bool
  let notSeen: [Told]
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
  let title: Told
  let severity: SeverityView
  let isToCheck: Bool
  let isAccepted: Bool
  let sees: String
  let hasQuotes: Bool
  let quotes: [QuoteView]
  let why: Told
  let nextStep: Told?
  let remedies: [RemedyView]
  let letters: String?
  let gain: String
  let clauses: String
  /// By what the person answers it.
  let code: Shown?
}

struct RemedyView {
  let label: String
  let steps: [Told]
  let link: LinkView?
  /// How long it takes and when the steps were checked.
  let effort: String
  /// That the steps are old, or that nobody walked them.
  let warning: String?
  let sideEffect: Told?
  let undo: Told?
}

struct NotAssessedView {
  struct PageView {
    let title: Shown
    let address: Shown
    /// The page's own reason, where the group has no common one.
    let reason: Told?
  }

  let state: String
  let reason: Told?
  let pages: [PageView]
  let nextStep: Told
}

struct AdviceView {
  let text: Told
  let clause: String
  let letters: String?
}
