/// An e-mail address as people write it on profiles.
struct EmailAddress {
  /// In lower case, without "mailto:" and marks around it.
  let text: String
  /// The part behind "@".
  let domain: String

  /// `nil` if the text is none. Only the plain form is read: letters, digits and `.!#$%&'*+/=?^_{|}~-`.
  init?(_ raw: String) {
    var text = raw.lowercased()
    if text.hasPrefix("mailto:") { text.removeFirst(7) }
    text = String(text.prefix { $0 != "?" })
    while let last = text.last, ".,;:!'\"".contains(last) { text.removeLast() }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[0].utf8.count <= 64, parts[1].utf8.count <= 253 else {
      return nil
    }
    let local = parts[0].allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || ".!#$%&*+/=^_{|}~-".contains($0))
    }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    let host =
      labels.count > 1
      && labels.allSatisfy { label in
        !label.isEmpty && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      }
    guard local, host, let top = labels.last, top.count > 1, top.allSatisfy(\.isLetter) else { return nil }
    self.text = text
    self.domain = String(parts[1])
  }

  /// The domain, where it tells an employer: one of the public bodies' domains.
  func employerDomain(_ domains: [String]) -> String? {
    domains.contains { domain == $0 || domain.hasSuffix("." + $0) } ? domain : nil
  }
}
