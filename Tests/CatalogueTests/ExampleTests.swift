import Catalogue
import Model
import Testing

// What each example has to say is tested where pages are read; here only that they can be reached.
@Test("every example can be reached, and points at its own line")
func examplesAreReachable() throws {
  let examples = try CatalogueLoader.embedded().checks.flatMap(\.examples)
  #expect(examples.count >= 40)
  #expect(Set(examples.map(\.position)).count == examples.count)
}
