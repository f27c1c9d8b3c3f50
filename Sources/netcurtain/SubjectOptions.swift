import ArgumentParser
import Catalogue
import Foundation
import Model

/// Who the person is: options, over what `netcurtain.yaml` says.
struct SubjectOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Who you are and which profiles are yours.", valueName: "netcurtain.yaml"))
  var subject: String?

  @Option(help: "Your role, for example social-worker or library-assistant.")
  var role: String?

  @Option(help: "Your name, as strangers know it.")
  var name: [String] = []

  @Option(help: "Your employer: the name, a short form, or its web domain. May be given again.")
  var employer: [String] = []

  @Option(help: "Your office, team or town of work. May be given again.")
  var workplace: [String] = []

  @Option(help: "Your job title. May be given again.")
  var jobTitle: [String] = []

  @Option(help: "A check that is off unless you want it, such as posting-hours. May be given again.")
  var alsoLookFor: [String] = []

  /// The subject and role, checked against the catalogue.
  ///
  /// - Throws: ``Failure`` `badInput` for a file that cannot be used, `usage` for an unknown role.
  ///
  /// - Parameter known: who the person is where no file says so.
  func resolve(
    _ catalogue: CheckCatalogue, otherwise known: Subject = Subject()
  ) throws -> (subject: Subject, role: Role) {
    let file =
      subject ?? (FileManager.default.fileExists(atPath: SubjectFile.fileName) ? SubjectFile.fileName : nil)
    var base = known
    if let file {
      do throws(CatalogueProblems) {
        base = try SubjectFile.load(path: file, catalogue: catalogue)
      } catch {
        throw Failure(error)
      }
    }
    let roleID = role ?? base.roleID
    guard let role = catalogue.roles.first(where: { $0.id == roleID }) else {
      let known = catalogue.roles.map(\.id).joined(separator: ", ")
      throw Failure("--role \(PageText.clean(roleID)): there is no such role. Use one of: \(known).", .usage)
    }
    let onRequest = catalogue.checks.filter(\.isOnRequest).map(\.id)
    if let unknown = alsoLookFor.first(where: { !onRequest.contains($0) }) {
      throw Failure(
        "--also-look-for \(PageText.clean(unknown)): there is no such check on request. "
          + "Use one of: \(onRequest.joined(separator: ", ")).", .usage)
    }
    let domains = employer.filter { $0.contains(".") && !$0.contains(" ") }
    let names = employer.filter { !domains.contains($0) }
    let typed = names.isEmpty && domains.isEmpty ? [] : [Organisation(names: names, domains: domains)]
    let subject = Subject(
      names: added(name, to: base.names), handles: base.handles,
      employers: typed.filter { !base.employers.contains($0) } + base.employers,
      workplaces: added(workplace, to: base.workplaces),
      jobTitles: added(jobTitle, to: base.jobTitles), roleID: role.id,
      profiles: base.profiles, isSelfAudit: base.isSelfAudit, isHeightened: base.isHeightened,
      answers: base.answers, answered: base.answered, alsoLooksFor: alsoLookFor + base.alsoLooksFor)
    return (subject, role)
  }

  /// What was typed comes first. A saved reading knows it already if it is typed again.
  private func added(_ typed: [String], to known: [String]) -> [String] {
    typed + known.filter { !typed.contains($0) }
  }
}
