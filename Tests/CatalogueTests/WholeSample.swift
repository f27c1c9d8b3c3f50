import Catalogue
import Model

/// A sample catalogue with every place that a file can have, for the test of the schemas.
enum WholeSample {
  static let files: [String: String] = {
    var files = SampleCatalogue().files
    files["platforms/linkedin.yaml", default: ""] += """
      software:
        - { generators: [Forum], xpaths: ["//p"] }
      advice:
        employer-visible:
          hides: your employer
          steps: [Take it out.]
          minutes: 2
      report_abuse:
        steps: [Open it.]
        minutes: 2
      examples:
        - says: a wall
          url: https://www.linkedin.com/in/x
          state: loginWall
          html: <p>Sign in</p>

      """
    files["policy.yaml"] = files["policy.yaml"]?.replacing(
      "[employer-visible]", with: "[employer-visible, employer-joined, employer-somewhere]",
      maxReplacements: 1)
    files["work/employer-joined.yaml"] = joined
    files["work/employer-somewhere.yaml"] =
      joined
      .replacing("employer-joined", with: "employer-somewhere")
      .replacing("  joined: { by: [link], pages_at_least: 2, meets: [], says_more: yes }\n", with: "")
      .replacing(
        "    other_pages:\n      - { url: https://x.com/x, status: 200, html: <h1>Kit</h1> }\n", with: ""
      )
      .replacing(
        "personal_data:",
        with:
          "not_seen: { only_where: [name], cannot_rule_out: Look yourself. }\non_request: no\npersonal_data:"
      )
      .replacing("outcome: clear", with: "outcome: cannotTell")
    files["work/employer-visible.yaml", default: ""] += """
      cy:
        title: Mae eich cyflogwr i'w weld
        looked_for: eich cyflogwr
        why:
          default: Gall dieithryn weld i bwy rydych yn gweithio.
          social-worker: Gall defnyddiwr gwasanaeth weld i bwy rydych yn gweithio.
        advice:
          any-site:
            steps: [Tynnwch ef allan.]

      """
    files["guide.yaml"] = """
      sites:
        - { platform: linkedin, first: [employer-visible] }
      help:
        - { who: Somebody, how: Call them. }

      """
    files["letters/ask-friend.yaml"] = """
      id: ask-friend
      title: Ask a friend
      use_when: A friend shows you.
      send_to: Send it to them.
      subject: Please
      body: Hello {name}

      """
    return files
  }()

  /// A check with the places that the sample's own check has not.
  private static let joined = SampleCatalogue.check
    .replacing("id: employer-visible", with: "id: employer-joined")
    .replacing(
      "  current: yes\n  precision_at_least: 60\n  visible_to: [onPage]\n  words: [council]\n",
      with: "  joined: { by: [link], pages_at_least: 2, meets: [], says_more: yes }\n"
    )
    .replacing(
      "    status: 200\n",
      with:
        "    status: 200\n    other_pages:\n      - { url: https://x.com/x, status: 200, html: <h1>Kit</h1> }\n"
    )

  static let subject = """
    these_are_my_own_profiles: yes
    names: [Kit Langley]
    employer:
      - names: [Harrowdale County Council]
        domains: [harrowdale.example.org]
    heightened: no
    also_look_for: []
    answers:
      client-linked: not sure
    answered:
      - finding: 3f0c9a77be21d405
        answer: accepted
        why: it is to stay

    """

  static func catalogue() throws -> CheckCatalogue {
    try CatalogueLoader.load(files: files.map { (path: $0.key, text: $0.value) })
  }

  static func complaint(of files: [String: String]) -> String {
    do throws(CatalogueProblems) {
      _ = try CatalogueLoader.load(files: files.map { (path: $0.key, text: $0.value) })
      return ""
    } catch {
      return "\(error)"
    }
  }
}
