import Catalogue
import Markup
import Model

/// Compiles every XPath of a catalogue before anything is fetched. The catalogue's reader cannot: it knows no markup.
enum CatalogueQueries {
  /// - Throws: ``CatalogueProblems`` with file and line of each query that cannot run.
  static func check(_ catalogue: CheckCatalogue) throws(CatalogueProblems) {
    var problems: [Problem] = []
    for platform in catalogue.platforms {
      for (query, position) in platform.queries {
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
