/// A kind of fact about a person that the policy warns about (policy section 5 and Appendix).
///
/// The raw values are the words of the JSON report and of the check files.
package enum Attribute: String, CaseIterable, Codable, Hashable, Sendable {
  case name, photograph, employer, workLocation, occupation, team, homeLocation, email, telephone
  case birthDate, family, routine, connections, openContact, linkedProfile, handle, workPost
  case caseMention, thirdPartyContent, postingTime, searchIndexing, archivedCopy, photoMetadata
  case publicPosts
  /// Posts from years ago that are still open.
  case oldPosts
  /// A mark that posts are passed on from or to another site.
  case crossPost
  /// A line such as "views my own", which tells that there is an employer.
  case disclaimer
  /// A credit line beside a picture, which tells that somebody else made it.
  case pictureCredit
  /// Somebody known as a client among the contacts. Only the person can tell (``Question``): no page is read for it.
  case clientLink

  /// Kinds that leave the reading only where a check on request looks for them (policy A.13 is the person's own).
  package static let onRequest: [Attribute] = [.postingTime]

  /// The kinds that a page can show.
  package static let ofPages = allCases.filter { $0 != .clientLink }
}
