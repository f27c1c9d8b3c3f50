// The invented people of the demo. Their pages are the HTML files beside this one; the build adds
// `embeddedFiles`, the text of each (Sources/EmbedFilesPlugin).
package import Model

/// One page of an invented person, as a server answers with it.
package struct DemoPage: Sendable {
  /// Where the demo's own server answers with it. All pages are on one loopback host, so the path begins
  /// with the host that the page stands for.
  package let path: String
  /// The address that the page stands for, as the person would give it.
  package let address: String
  /// The HTTP status it comes with.
  package let status: Int
  package let headers: [HeaderField]
  /// The file beside this source.
  package let file: String

  init(_ address: String, file: String, status: Int = 200, headers: [HeaderField] = []) {
    self.path = "/" + address.dropFirst("https://".count)
    self.address = address
    self.status = status
    self.headers = [HeaderField(name: "Content-Type", value: "text/html; charset=utf-8")] + headers
    self.file = file
  }

  /// The page's text; empty only if the file is missing from the build, which a test would notice.
  package var html: String { embeddedFiles.first { $0.path == file }?.text ?? "" }
}

/// An invented person with pages to audit. No such person, council or town exists.
package struct DemoPerson: Sendable, Identifiable {
  /// A short name for the command line ("rhian").
  package let id: String
  package let name: String
  /// The id of a role in the catalogue.
  package let roleID: String
  /// What the person would have written into `netcurtain.yaml`.
  package let subject: Subject
  package let pages: [DemoPage]

  init(
    id: String, name: String, handles: [String], workplaces: [String], jobTitles: [String],
    roleID: String, pages: [DemoPage]
  ) {
    self.id = id
    self.name = name
    self.roleID = roleID
    self.subject = Subject(
      names: [name], handles: handles, employers: [harrowdale], workplaces: workplaces,
      jobTitles: jobTitles, roleID: roleID, profiles: pages.map(\.address), isSelfAudit: true)
    self.pages = pages
  }
}

private let harrowdale = Organisation(
  names: ["Harrowdale County Council", "Harrowdale CC", "HCC"], domains: ["harrowdale.example.org"])

/// Everybody in the demo, from the most to the least on show.
package let demoPeople: [DemoPerson] = [
  // Four profiles that link to each other. Each page has a trap: suggested people, a former employer,
  // the site's own share picture, commenters' cards, a wall that still leaks a name and a picture.
  DemoPerson(
    id: "rhian", name: "Rhian Oakeshott", handles: ["RhianO_example", "rhian-oakeshott-example"],
    workplaces: ["Millbeck", "Quarry House"], jobTitles: ["Children's Social Worker", "Social worker"],
    roleID: "social-worker",
    pages: [
      DemoPage("https://www.linkedin.com/in/rhian-oakeshott-example/", file: "rhian/linkedin.html"),
      DemoPage("https://x.com/RhianO_example", file: "rhian/x.html"),
      DemoPage("https://rhianoakeshott.example.org/about/", file: "rhian/blog.html"),
      DemoPage("https://www.facebook.com/rhian.oakeshott.example", file: "rhian/facebook.html"),
    ]),

  // A job in a labelled row, an employer in a bio, and a link that the site refuses to answer.
  DemoPerson(
    id: "delyth", name: "Delyth Marchbanks", handles: ["delyth_example", "delyth-example"],
    workplaces: ["Millbeck Library", "Millbeck"], jobTitles: ["Library assistant"],
    roleID: "library-assistant",
    pages: [
      DemoPage("https://www.youtube.com/@delyth-example", file: "delyth/youtube.html"),
      DemoPage("https://www.flickr.com/people/delyth-example/", file: "delyth/flickr.html"),
      DemoPage(
        "https://social.example.org/@delyth_example", file: "delyth/mastodon.html",
        headers: [HeaderField(name: "X-Robots-Tag", value: "noindex, noarchive")]),
      DemoPage(
        "https://www.linkedin.com/in/delyth-marchbanks-example/", file: "delyth/linkedin.html",
        status: 999),
    ]),

  // Two readable pages under a nickname, without a picture, a job or a place: "looked for and not seen".
  DemoPerson(
    id: "josie", name: "Josie Aldermoor", handles: ["mossbramble-example", "moss_example"],
    workplaces: ["Millbeck"], jobTitles: ["Payroll officer"], roleID: Role.defaultID,
    pages: [
      DemoPage("https://github.com/mossbramble-example", file: "josie/github.html"),
      DemoPage("https://x.com/moss_example", file: "josie/x.html"),
    ]),
]
