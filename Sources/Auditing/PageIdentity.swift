import Foundation
import Model

/// What a page is called and by what it is known again, whatever state it came back in.
struct PageIdentity: Sendable {
  let platform: Platform?
  /// The platform as people call it, else the host, else the file's name.
  let title: String
  /// The start of the ids of its findings: ASCII letters, digits and single hyphens.
  let slug: String
  let key: String
  let addresses: [ProfileAddress]

  init(_ reading: PageReading, catalogue: CheckCatalogue) {
    let requested = reading.capture.requestedURL
    // A wall answers under an address of its own ("/authwall"): then the link that the person gave is the
    // profile, and the answer's address is not.
    let texts =
      reading.state == .profile
      ? [reading.address, reading.capture.finalURL, requested] : [requested, reading.address]
    let web = texts.compactMap { $0.flatMap(WebAddress.init) }
    let own = reading.state == .profile ? web : Array(web.prefix(1))
    let roots = reading.state == .profile ? own.compactMap { Self.profile(above: $0, catalogue) } : []
    addresses = own.map { ProfileAddress($0, platform: catalogue.platform(at: $0)) } + roots
    platform =
      catalogue.platforms.first { $0.id == reading.platformID } ?? own.first.flatMap(catalogue.platform(at:))

    let file = Self.fileName(requested)
    key = addresses.first?.key ?? "file:\(file)"
    let host = own.first.map { $0.host.hasPrefix("www.") ? String($0.host.dropFirst(4)) : $0.host }
    // A forum or a blog on a host of its own is known by its host, not by the software that runs it.
    let site = platform.flatMap { known in
      own.first.map { known.domains.contains(where: $0.isWithin) } ?? true ? known : nil
    }
    title = site?.title ?? host ?? platform?.title ?? PageText.clean(file, limit: 80)
    slug = Self.slug(site?.id ?? host ?? platform?.id ?? Self.stem(file))
  }

  /// The profile that a page of it stands under: "/jo/friends" is a part of "/jo", and a link to the one joins
  /// the other. `nil` for a profile itself.
  private static func profile(above address: WebAddress, _ catalogue: CheckCatalogue) -> ProfileAddress? {
    guard let platform = catalogue.platform(at: address), platform.handle(in: address) == nil else {
      return nil
    }
    let parts = address.path.split(separator: "/")
    for count in 1..<max(1, min(parts.count, deepestProfile + 1)) {
      let path = parts.prefix(count).joined(separator: "/")
      guard let above = WebAddress("\(address.scheme)://\(address.host)/\(path)"),
        platform.handle(in: above) != nil
      else { continue }
      return ProfileAddress(above, platform: platform)
    }
    return nil
  }

  /// Parts in the path of a profile, at most ("/in/jo", "/u/jo/summary").
  private static let deepestProfile = 4

  private static func fileName(_ requested: String) -> String {
    let path = requested.hasPrefix("file:") ? String(requested.dropFirst(5)) : requested
    return path.split(separator: "/").last.map(String.init) ?? "page"
  }

  private static func stem(_ file: String) -> String {
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return file }
    return String(file[..<dot])
  }

  private static func slug(_ text: String) -> String {
    let words = ComparableText.fold(text).split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    let slug = words.joined(separator: "-").prefix(40)
    return slug.isEmpty ? "page" : String(slug)
  }
}
