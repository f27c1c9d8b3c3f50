/// What was read on one page, with no page text beyond the evidence.
package struct PageReading: Codable, Hashable, Sendable {
  /// Where the page came from.
  package let capture: Capture
  /// The page's own address: where it was fetched, or what a saved page says of itself.
  package let address: String?
  /// The id of the platform whose address this is, if it is a known one.
  package let platformID: String?
  /// What kind of page it is.
  package let state: PageState
  /// The signs that decided the state, in one sentence for the person.
  package let stateReason: String
  /// The facts found, in a stable order.
  package let exposures: [Exposure]
  /// Things worth saying about the reading, such as "generic rules used".
  package let notes: [String]
  /// Kinds of fact for which the platform's own rules no longer hold, so that one could be missing.
  package let staleAttributes: [Attribute]

  package init(
    capture: Capture, address: String?, platformID: String?, state: PageState, stateReason: String,
    exposures: [Exposure], notes: [String] = [],
    staleAttributes: [Attribute] = []
  ) {
    self.capture = capture
    self.address = address
    self.platformID = platformID
    self.state = state
    self.stateReason = PageText.clean(stateReason, limit: 300)
    self.exposures = exposures
    self.notes = notes
    self.staleAttributes = staleAttributes
  }

  /// The same reading with other facts.
  package func with(exposures: [Exposure]) -> PageReading {
    PageReading(
      capture: capture, address: address, platformID: platformID, state: state, stateReason: stateReason,
      exposures: exposures, notes: notes, staleAttributes: staleAttributes)
  }
}
