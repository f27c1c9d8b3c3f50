import Model

extension Audit {
  /// The findings of ``sample``, in the order that an audit gives them.
  static let sampleFindings: [Finding] = onShow + toCheck + rest

  private static let onShow: [Finding] = [
    .sample(
      "f-together-mosaic-joined-up", "mosaic-joined-up", "Your pages join up and together say more", .flagged,
      .high, ["5.1"], on: "p1", exposures: ["p1-e04"], lookedFor: "pages that a stranger can join",
      why: "What one page keeps back, another one tells.", gain: 7,
      joined: JoinedPages(
        profileIDs: ["p1", "p2"],
        joints: [
          Joint(
            sign: .handle, profileIDs: ["p1", "p2"], shared: ["rhian-oakeshott-example"], exposureIDs: []),
          Joint(
            sign: .name, profileIDs: ["p1", "p2"], shared: ["Rhian Oakeshott", "Millbeck"],
            exposureIDs: ["p1-e01"]),
        ])),
    .sample(
      "f-linkedin-workplace", "workplace-visible", "Your team and town are on show", .flagged, .critical,
      ["5.2"],
      on: "p1", exposures: ["p1-e05"], lookedFor: "your workplace",
      why: "An angry parent can wait at the door of your office.",
      remediations: [.linkedInVisibility], gain: 6),
    .sample(
      "f-linkedin-employer", "employer-visible", "Your employer is on show", .flagged, .high, ["5.2", "A.1"],
      on: "p1", exposures: ["p1-e04"], lookedFor: "your employer",
      why: "People you meet at work can find this page by the council's name.",
      remediations: [.linkedInVisibility], gain: 0),
    .sample(
      "f-linkedin-photo", "photo-visible", "Your picture is on show", .flagged, .high, ["5.2"], on: "p1",
      exposures: ["p1-e02"], lookedFor: "your picture",
      why: "A parent you meet at work can know your face here and learn your full name.",
      remediations: [.linkedInVisibility], gain: 1),
    .sample(
      "f-linkedin-recommendations", "recommendations-visible", "Colleagues' words about you are on show",
      .flagged, .medium, ["5.8"], on: "p1", exposures: ["p1-e06"], lookedFor: "words of others about you",
      why: "What others say can tell more about your work than you do.",
      remediations: [.linkedInVisibility], gain: 2),
    .sample(
      "f-linkedin-indexed", "search-indexed", "Search engines may list this page", .flagged, .note, ["5.6"],
      on: "p1", exposures: ["p1-e07"], lookedFor: "a place in search results",
      why: "A search for your name leads here.", remediations: [.linkedInVisibility], gain: 0),
    .sample(
      "f-x-employer", "employer-visible", "Your bio names your job and your employer", .flagged, .high,
      ["5.2"],
      on: "p2", exposures: ["p2-e02"], lookedFor: "your employer", confidence: .strongPattern,
      why: "One line joins your private page to your work.", remediations: [.xBio], gain: 3),
    .sample(
      "f-x-linked", "profile-linked", "This profile points to your blog", .flagged, .medium, ["5.7"],
      on: "p2",
      exposures: ["p2-e04"], lookedFor: "links to your other profiles",
      why: "A stranger can go from your work to your family in two clicks.", remediations: [.xBio], gain: 4),
    .sample(
      "f-x-family", "family-visible", "Your bio says that you have children", .flagged, .low, ["A.2"],
      on: "p2",
      exposures: ["p2-e03"], lookedFor: "your family", confidence: .strongPattern,
      why: "Somebody who is angry with you may use it.", remediations: [.xBio], gain: 2),
    .sample(
      "f-x-handle", "handle-reused", "Your user name is the same elsewhere", .flagged, .low, ["5.7"],
      on: "p2",
      exposures: ["p2-e05", "p2-e01"], lookedFor: "a user name that you use elsewhere",
      why: "A search for the name finds your other pages.", gain: 0),
    .sample(
      "f-blog-routine", "routine-visible", "It says where you are every Saturday", .flagged, .high, ["A.2"],
      on: "p3", exposures: ["p3-e01"], lookedFor: "your routine", confidence: .strongPattern,
      why: "Anyone who looks for you knows the place, the day and the hour.",
      remediations: [.blogPost], gain: 7),
    .sample(
      "f-blog-email", "email-visible", "Your e-mail address is on show", .flagged, .medium, ["5.5"], on: "p3",
      exposures: ["p3-e03", "p3-e04", "p3-e05"], lookedFor: "your e-mail address",
      why: "Anyone can write to you at any hour.", remediations: [.scriptLink, .blogPost], gain: 1),
    .sample(
      "f-blog-home", "home-visible", "Your home town is on show", .flagged, .low, ["A.2"], on: "p3",
      exposures: ["p3-e06"], lookedFor: "where you live", why: "It makes a search for your street short.",
      remediations: [.blogPost], gain: 1),
    .sample(
      "f-facebook-photo", "photo-visible", "Your picture shows before sign-in", .flagged, .high, ["5.2"],
      on: "p4", exposures: ["p4-e02"], lookedFor: "your picture",
      why: "A parent you meet at work can know your face here.", remediations: [.facebookPicture], gain: 0,
      answer: FindingAnswer(word: .accepted, why: "My dog is in it <b>too</b>.")),
    .sample(
      "f-facebook-name", "name-visible", "Your full name shows before sign-in", .flagged, .low, ["5.1"],
      on: "p4", exposures: ["p4-e01"], lookedFor: "your full name",
      why: "Your name leads from your work to your private life.", gain: 0),
  ]

  private static let toCheck: [Finding] = [
    .sample(
      "f-blog-work", "work-post", "This post may be about your work", .cannotTell, .medium, ["A.4"], on: "p3",
      exposures: ["p3-e02"], lookedFor: "posts about your work", confidence: .weakPattern,
      why: "A family you work with could see themselves in it.", remediations: [.blogPost],
      cause: .unanswered,
      nextStep: "Read the post as a parent you work with would. Then decide if it stays.")
  ]

  private static let rest: [Finding] = [
    .clear("f-linkedin-phone", "telephone-visible", "a phone number", on: "p1"),
    .clear("f-linkedin-birthday", "birthday-visible", "your birthday", on: "p1"),
    .clear("f-x-phone", "telephone-visible", "a phone number", on: "p2"),
    .sample(
      "f-x-connections", "connections-visible", "Your contacts are on show", .cannotTell, .medium, ["5.3"],
      on: "p2", lookedFor: "a list of your contacts", cause: .staleRule,
      nextStep: "Open your page while you are not signed in and look for it."),
    .sample(
      "f-x-tags", "tags-visible", "Others can tag you", .cannotTell, .low, ["5.8"], on: "p2",
      lookedFor: "pictures that others tagged", cause: .staleRule,
      nextStep: "Open your page while you are not signed in and look for it."),
    .sample(
      "f-blog-recommendations", "recommendations-visible", "Colleagues' words about you are on show",
      .notApplicable, .medium, ["5.8"], on: "p3", lookedFor: "words of others about you"),
    .sample(
      "f-blog-birthday", "dob-visible", "Your birthday is on show", .notApplicable, .medium, ["A.2"],
      on: "p3", exposures: ["p3-e06"], lookedFor: "your birthday", why: "It helps to find you.",
      answer: FindingAnswer(word: .notMe, why: "=cmd of my sister")),
    .clear("f-blog-phone", "telephone-visible", "a phone number", on: "p3"),
    .sample(
      "f-facebook-friends", "connections-visible", "Your friends are on show", .cannotTell, .high, ["5.3"],
      on: "p4", lookedFor: "a list of your friends", cause: .loginWall,
      nextStep: "Open your profile in a private window and save the page."),
  ]
}
