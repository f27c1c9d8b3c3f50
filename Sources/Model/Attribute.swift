/// A kind of fact about a person that the policy warns about (policy section 5 and Appendix).
///
/// The raw values are the words of the JSON report and of the check files.
package enum Attribute: String, CaseIterable, Codable, Hashable, Sendable {
  case name, photograph, employer, workLocation, occupation, team, homeLocation, email, telephone
  case birthDate, family, routine, connections, openContact, linkedProfile, handle, workPost
  case caseMention, thirdPartyContent, postingTime, searchIndexing, archivedCopy, photoMetadata
  case publicPosts
  /// Somebody known as a client among the contacts. Only the person can tell (``Question``): no page is read for it.
  case clientLink

  /// The kinds that a page can show.
  package static let ofPages = allCases.filter { $0 != .clientLink }
}
