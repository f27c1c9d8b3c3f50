package import Model

/// Everything that is wrong with a catalogue or a subject file, so that one look mends it all.
package struct CatalogueProblems: Error, Hashable, Sendable, CustomStringConvertible {
  /// In the order of files and lines. Never empty. Each one's `doing` is "file:line".
  package let problems: [Problem]

  package init(_ problems: [Problem]) { self.problems = problems }

  /// One problem a line: "file:line: what is wrong. What to do."
  package var description: String {
    problems.map { "\($0.doing): \($0.cause) \($0.remedy)" }.joined(separator: "\n")
  }
}
