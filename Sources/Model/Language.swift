/// A language that reports are written in, by its BCP 47 name.
package enum Language: String, CaseIterable, Codable, Hashable, Sendable {
  case english = "en"
  case welsh = "cy"
}
