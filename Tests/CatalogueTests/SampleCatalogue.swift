import Catalogue
import Model
import Testing

/// A catalogue of one of each kind of file, small enough to read, for tests that spoil one line of it.
struct SampleCatalogue {
  var files: [String: String]

  init() { files = Self.all }

  /// The files with `old` in `path` replaced; records an issue if it is not there, so that no test spoils nothing.
  func spoiling(
    _ path: String, _ old: String, _ new: String, sourceLocation: SourceLocation = #_sourceLocation
  ) -> SampleCatalogue {
    var copy = self
    let text = files[path] ?? ""
    #expect(text.contains(old), "\(path) has no “\(old)”", sourceLocation: sourceLocation)
    copy.files[path] = text.replacing(old, with: new, maxReplacements: 1)
    return copy
  }

  func loaded() throws -> CheckCatalogue {
    try CatalogueLoader.load(files: files.map { (path: $0.key, text: $0.value) })
  }

  /// What is wrong with it, as the person reads it; empty if nothing is.
  var complaint: String {
    do {
      _ = try loaded()
      return ""
    } catch {
      return "\(error)"
    }
  }

  static let check = """
    id: employer-visible
    title: Your employer is on show
    looked_for: your employer
    status: stable
    policy:
      - clause: "5.2"
        words: details of their employer
    why:
      default: A stranger can see who you work for.
      social-worker: A service user can see who you work for.
    personal_data: pd:CurrentEmployment
    threat: identifying
    looks_for:
      attribute: employer
      current: yes
      precision_at_least: 60
      visible_to: [onPage]
      words: [council]
    severity:
      default: low
      public-facing: medium
      social-worker: high
    advice:
      any-site:
        steps:
          - Take it out.
        minutes: 5
      linkedin:
        steps: [Open your settings., Switch it off.]
        link: https://www.linkedin.com/public-profile/settings
        as_of: 2025-09-01
        source: somebody
        minutes: 3
        side_effect: It is gone.
    false_alarms:
      - Somebody else works there.
    examples:
      - says: named
        outcome: flagged
        shows: Harrowdale County Council
        url: https://social.example.org/@x
        status: 200
        html: |
          <h1>Kit Langley</h1>
          <p>&amp; *works* at Harrowdale County Council</p>
      - says: not named
        outcome: clear
        known_miss: no
        html: <h1>Kit Langley</h1>

    """

  private static let all: [String: String] = [
    "catalogue.yaml": "version: \"1\"\n",
    "roles.yaml": """
    roles:
      - { id: employee, title: Employee, tier: ordinary }
      - { id: library-assistant, title: Library assistant, tier: public-facing }
      - { id: social-worker, title: Social worker, tier: safeguarding, register: swe }
    registers:
      - id: swe
        title: the register
        says: It shows your job.
        shows: { employer: 90 }
        as_of: 2025-09-01
        source: somebody

    """,
    "policy.yaml": """
    title: The policy
    clauses:
      - clause: "5.2"
        place: Section 5, second sentence
        about: Think about your employer
        how: partly
        checks: [employer-visible]
        combinations: [find-me]
        questions: [client-linked, photo-face]
        advice: [two-step]

    """,
    "questions.yaml": """
    questions:
      - id: client-linked
        asks: Is a client among your contacts?
        explains: Nobody asks who it is.
        policy:
          - clause: "5.2"
            words: details of their employer
        needed_for: [safeguarding]
        effect: { adds: clientLink }
        severity: { default: high, safeguarding: critical }
        why: They can see what you show.
        steps: [Tell your manager.]
      - id: photo-face
        asks: Does it show your face?
        explains: A pet is a no.
        policy:
          - { clause: "5.2", words: details of their employer }
        asked_of: [public-facing]
        effect: { measures: name, yes: 100, not sure: 75, no: 0 }
        why: By your face you are known.

    """,
    "advice.yaml": """
    advice:
      - id: two-step
        text: { default: Switch on two steps., safeguarding: Switch on two steps today. }
    always_public:
      clause: "5.2"
      platforms:
        - platform: linkedin
          text: It always shows your name.
          as_of: 2025-09-01
          source: somebody

    """,
    "score.yaml": """
    version: "1"
    halving_points: 70
    heightened_percent: 125
    assessed_share_needed: 60
    visibility: { onPage: 100, inPreview: 100, inCode: 85 }
    bands: { low: 0, moderate: 20, high: 45, very high: 70 }
    classes:
      work: { ordinary: 100, public-facing: 120, sensitive: 160, safeguarding: 220 }
    weights:
      name: { class: work, points: 4, gated: no }
      employer: { class: work, points: 10, gated: yes }
    combinations:
      - id: find-me
        title: A stranger can find you
        why: They can wait for you.
        severity: { default: low, safeguarding: high }
        class: work
        points: 8
        needs: { name: 100, employer: 60 }
    floors:
      - { attribute: employer, at_least: 80, ordinary: 1, public-facing: 1, sensitive: 1, safeguarding: 2 }

    """,
    "vocabulary/past-words.yaml": """
    id: past-words
    title: Past
    source: us
    licence: ours
    words: |
      ex, former
      used to be

    """,
    "platforms/linkedin.yaml": """
    id: linkedin
    title: LinkedIn
    domains: [linkedin.com]
    title_suffixes: [" | LinkedIn"]
    reads_as: { homeLocation: workLocation }
    default_avatars: [ghost_person]
    site_pictures: [static.licdn.com/]
    states:
      - state: loginWall
        paths: [/authwall]
        hosts: [login.linkedin.com]
        titles: [Log in]
        xpaths: ["//form[.login]"]
    selectors:
      - attribute: employer
        xpath: //li[.job][contains(., '[.kept]')]/h4[.name-of_it]
        take: title
        current: no
    open_doors:
      - id: profile
        announced_by: //link/@href
        addresses: ["/in/{name}"]
        url: https://api.linkedin.com/people/{name}
        accept: application/json
        whole: yes
        requires: { /name: "{name}" }
        not_whole_if: { /hidden: "true" }
        as_of: 2026-11-24
        source: somebody
        selectors:
          - { attribute: employer, pointer: /company, current: no }
          - { reads: bio, pointer: /about, html: yes }
          - { reads: pairs, pointer: /fields/*, label: /name, value: /value }

    """,
    "work/employer-visible.yaml": check,
  ]
}
