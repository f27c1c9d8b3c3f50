import Foundation
import Support

/// An empty folder to run the program in, gone when the test is over.
struct Workplace {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  var path: String { folder.path }

  /// Writes a file; gives its whole path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String { try folder.write(text, to: name) }

  /// The same for bytes that are no text.
  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String { try folder.write(bytes, to: name) }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: path + "/" + name, withIntermediateDirectories: true)
  }

  func text(of name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }

  /// What is in the folder, by name.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  /// The permissions of a file, without following a link.
  func mode(of name: String) -> mode_t? {
    var status = stat()
    return lstat(path + "/" + name, &status) == 0 ? status.st_mode & 0o7777 : nil
  }

  func isLink(_ name: String) -> Bool {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: path + "/" + name)) != nil
  }

  /// The program with these arguments, to be run here.
  func program(_ arguments: [String]) -> Program { Program(arguments: arguments, folder: path) }

  /// Runs `netcurtain` here.
  func run(_ arguments: String...) async throws -> Outcome { try await program(arguments).run() }

  /// Runs `netcurtain audit` here, for the JSON report.
  func audit(_ arguments: [String]) async throws -> Outcome {
    try await program(["audit", "--format", "json", "--rate", "1000"] + arguments).run()
  }
}

/// Pages of invented people.
enum Sample {
  /// A profile that shows an employer and a job.
  static let profile = """
    <!DOCTYPE html>
    <html lang="en"><head><title>Sam Tarrant (@samtarrant)</title>
    <meta property="og:type" content="profile">
    <meta property="og:title" content="Sam Tarrant">
    <meta property="profile:username" content="samtarrant">
    <script type="application/ld+json">
    {"@context": "https://schema.org", "@type": "Person", "name": "Sam Tarrant", "jobTitle": "Housing Officer",
     "email": "sam.tarrant@mail.example.org",
     "worksFor": {"@type": "Organization", "name": "Harrowdale City Council"}}
    </script></head>
    <body><h1>Sam Tarrant</h1><p class="bio">Two cats and a very old bicycle.</p></body></html>
    """

  /// A profile that shows nothing that the checks look for.
  static let quietProfile = """
    <!DOCTYPE html>
    <html lang="en"><head><title>Kit L (@kitl)</title>
    <meta property="og:type" content="profile">
    <meta property="og:title" content="Kit L"></head>
    <body><h1>Kit L</h1><p class="bio">Bread, bikes and bad puns.</p><p>142 posts</p></body></html>
    """

  static let loginWall = """
    <!DOCTYPE html>
    <html lang="en"><head><title>Log in to Facebook</title></head>
    <body><h1>Log in to Facebook</h1><p>You must log in to continue.</p>
    <form method="post" action="/login/"><input type="text" name="email"><input type="password" name="pass">
    <button type="submit">Log in</button></form></body></html>
    """

  static let article = """
    <!DOCTYPE html>
    <html lang="en"><head><title>Bridge to close for a week - Harrowdale Gazette</title>
    <meta property="og:type" content="article">
    <meta property="og:title" content="Bridge to close for a week"></head>
    <body><article><h1>Bridge to close for a week</h1><p>The old bridge will be closed for repairs from Monday.
    Walkers can use the ford, and buses go by way of Millbeck until the work is done.</p></article></body></html>
    """

  static let pdf = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
}
