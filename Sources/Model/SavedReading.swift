package import Foundation

/// What was read on a person's pages, kept so that it can be judged again: for another role, by another catalogue,
/// with no network.
package struct SavedReading: Codable, Hashable, Sendable {
  package let readAt: Date
  /// Who the pages are of, as they told it then.
  package let subject: Subject
  /// In the order of the pages.
  package let readings: [PageReading]

  package init(readAt: Date, subject: Subject, readings: [PageReading]) {
    self.readAt = readAt
    self.subject = subject
    self.readings = readings
  }
}
