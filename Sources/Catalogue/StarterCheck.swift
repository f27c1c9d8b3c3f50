package import Model

/// A first check file for a policy owner: whole, so that it can be tried at once, with what to change marked.
package enum StarterCheck {
  /// The file's text.
  ///
  /// - Throws: ``Problem`` if `id` cannot be the name of a check or is one already.
  package static func text(id: String, catalogue: CheckCatalogue) throws(Problem) -> String {
    let doing = "making the check “\(id)”"
    guard CatalogueNames.isID(id) else {
      throw Problem(
        .usage, doing: doing, cause: "“\(id)” cannot be an id.",
        remedy: "Say what is seen, in small letters, digits and hyphens: netcurtain checks new badge-visible")
    }
    let reserved = ["catalogue", "roles", "score", "policy", "questions", "advice", "guide"]
    if reserved.contains(id) {
      throw Problem(
        .usage, doing: doing, cause: "A file of that name holds something else.",
        remedy: "Choose another id, such as \(id)-visible.")
    }
    if let check = catalogue.checks.first(where: { $0.id == id }) {
      throw Problem(
        .usage, doing: doing, cause: "There is such a check in \(check.position.file).",
        remedy: "Choose another id, or change that check in a file of its own name in your folder.")
    }
    return CatalogueSchema.line(of: "check") + "\n" + template.replacing("ID", with: id)
  }

  private static let template = """
    # A check of your own. It works as it stands: it looks for a date of birth. Change the parts marked 1 to 6.
    # Lines that start with # are notes and can go. docs/catalogue.md explains each key.

    id: ID                        # the name of this file without .yaml
    # 1. What is said when it is found, and how “We looked for …” goes on.
    title: Your date of birth is on show
    looked_for: your date of birth
    status: trial                 # trial, stable or retired

    # 2. The clause of the policy that it serves, in quotes, with the policy's own words.
    policy:
      - clause: "A.2"
        words: ensure that your privacy settings are set correctly

    # 3. Why it matters, in sentences of at most twenty words. Add a line for a tier (public-facing, sensitive,
    #    safeguarding) or a role (social-worker) where it matters more.
    why:
      default: A stranger can see when you were born. Help desks ask for this to let somebody in.
      safeguarding: A stranger can see when you were born. It helps them to find your address.
    personal_data: pd:BirthDate   # a term of the W3C Data Privacy Vocabulary
    threat: identifying           # linking, identifying, data-disclosure …

    # 4. What flags it, and how much it matters: note, low, medium, high or critical. A tier may only raise it.
    looks_for:
      attribute: birthDate        # employer, photograph, homeLocation, routine …
      precision_at_least: 55      # 0 to 100: how exact the fact has to be
    severity:
      default: low
      safeguarding: medium

    # 5. What to do. Each step starts with a verb. Steps for one site belong in its file under platforms/.
    advice:
      any-site:
        steps:
          - Open the page where you edit your profile.
          - Remove your date of birth, or set who sees it to “Only me”.
        minutes: 3
    false_alarms:
      - The date is when you joined the site.

    # 6. Two small pages that show it at work, one flagged and one clear. Use invented people. The two
    #    lines “og:type” and “og:title” tell that the page is one person's profile: keep them.
    examples:
      - says: beside a label
        outcome: flagged
        shows: 4 May 1984
        html: |
          <html><head><title>Kit Langley</title><meta property="og:type" content="profile">
          <meta property="og:title" content="Kit Langley"></head>
          <body><h1>Kit Langley</h1><dl><dt>Date of birth</dt><dd>4 May 1984</dd></dl></body></html>
      - says: only the day of joining
        outcome: clear
        html: |
          <html><head><title>Kit Langley</title><meta property="og:type" content="profile">
          <meta property="og:title" content="Kit Langley"></head>
          <body><h1>Kit Langley</h1><dl><dt>Joined</dt><dd>4 May 2019</dd></dl></body></html>

    """
}
