import Catalogue
import Markup
import Model

/// Compiles every XPath of a catalogue before anything is fetched. The catalogue's reader cannot: it knows no markup.
enum CatalogueQueries {
  /// - Throws: ``CatalogueProblems`` with file and line of each query that cannot run.
  static func check(_ catalogue: CheckCatalogue) throws(CatalogueProblems) {
    var problems: [Problem] = []
    for platform in catalogue.platforms {
      let queries =
        platform.selectors.map { ($0.xpath, $0.position) }
        + platform.states.flatMap { state in state.xpaths.map { ($0, platform.position) } }
        + platform.openDoors.compactMap { door in door.announcedBy.map { ($0, door.position) } }
      for (query, position) in queries {
        do {
          try HTMLTree.validate(query: query)
        } catch {
          problems.append(
            Problem(
              .catalogueInvalid, doing: "\(position)", cause: "The XPath “\(query)” cannot run.",
              remedy: "Correct it. docs/catalogue.md shows the short forms that are allowed."))
        }
      }
    }
    guard problems.isEmpty else { throw CatalogueProblems(problems) }
  }
}
