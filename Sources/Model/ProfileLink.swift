/// How the address of a profile is written on a platform: "www.linkedin.com/in/{handle}".
///
/// A host is compared without "www.", "m." and the like, and without a country's label. `*` stands for one part of
/// the path, and as a host for any host; `...` for any number of parts. What else the query holds is tracking and does not count.
package struct ProfileLink: Codable, Hashable, Sendable {
  /// The form in which all writings are one.
  package let form: String
  /// Other writings of the same address: older hosts, mobile pages.
  package let others: [String]

  package static let handleMark = "{handle}"

  package init(form: String, others: [String] = []) {
    self.form = form
    self.others = others
  }

  /// The handle in `address`, if it is written like this.
  package func handle(in address: WebAddress) -> String? {
    for pattern in [form] + others {
      if let handle = Self.handle(in: address, pattern: pattern) { return handle }
    }
    return nil
  }

  /// The one form of the address, as a link.
  package func canonical(of address: WebAddress) -> String? {
    guard let handle = handle(in: address) else { return nil }
    if form.contains("/.../") {
      // What stands before the form's end is a forum's own folder.
      let item = form.firstIndex(of: "?").map { form[$0...].replacing(Self.handleMark, with: handle) } ?? ""
      return address.origin + address.path + item
    }
    let filled = form.replacing(Self.handleMark, with: handle)
    return "https://" + (filled.hasPrefix("*/") ? address.host + filled.dropFirst() : filled)
  }

  private static let mirrors: Set<String> = ["www", "m", "mobile", "web", "touch", "old", "new", "mbasic"]

  /// A host without the labels that lead to the same page.
  private static func plain(_ host: String) -> String {
    let labels = host.split(separator: ".")
    guard labels.count > 2, mirrors.contains(String(labels[0])) || labels[0].utf8.count == 2 else {
      return host
    }
    return labels.dropFirst().joined(separator: ".")
  }

  private static func handle(in address: WebAddress, pattern: String) -> String? {
    var handle: String?
    func matches(_ wanted: String, _ found: String) -> Bool {
      if wanted == "*" { return true }
      guard let mark = wanted.firstRange(of: handleMark) else { return wanted == found.lowercased() }
      let (before, after) = (wanted[..<mark.lowerBound], wanted[mark.upperBound...])
      let value = found.dropFirst(before.utf8.count).dropLast(after.utf8.count)
      guard found.lowercased().hasPrefix(before), found.lowercased().hasSuffix(after), !value.isEmpty,
        found.utf8.count == before.utf8.count + value.utf8.count + after.utf8.count
      else { return false }
      handle = String(value)
      return true
    }
    let question = pattern.firstIndex(of: "?")
    let parts = pattern[..<(question ?? pattern.endIndex)].split(separator: "/").map(String.init)
    let segments = address.path.split(separator: "/").map(String.init)
    guard let host = parts.first else { return nil }
    var wantedParts = Array(parts.dropFirst())
    var foundParts = segments
    if wantedParts.first == "..." {
      wantedParts.removeFirst()
      foundParts = Array(segments.suffix(wantedParts.count))
    }
    guard wantedParts.count == foundParts.count else { return nil }
    let hosts = host.contains(handleMark) ? [address.host] : [plain(address.host), address.host]
    guard hosts.contains(where: { matches(host.contains(handleMark) ? host : plain(host), $0) }) else {
      return nil
    }
    for (wanted, found) in zip(wantedParts, foundParts) where !matches(wanted, found) { return nil }
    if let question {
      let items = (address.query ?? "").split(separator: "&").map(String.init)
      let wanted = String(pattern[pattern.index(after: question)...])
      guard items.contains(where: { matches(wanted, $0) }) else { return nil }
    }
    return handle
  }
}
