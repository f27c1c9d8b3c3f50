import Foundation
internal import Markup
internal import Model

/// Finds the open doors that fit a page: by its address on a platform's own domains, or because it announces one.
struct DoorFinder {
  /// More doors than this for one page tell nothing new, and each is a request.
  static let limit = 3

  let catalogue: CheckCatalogue

  /// The doors to ask for a page in that state; `tree` is `nil` where nothing of the page was read.
  ///
  /// - Throws: ``Problem`` `query-failed` for an announcement's query that cannot run.
  func leads(_ capture: Capture, state: PageState, tree: HTMLTree?) throws -> [DoorLead] {
    // A saved file stays on this computer: who gives one does not ask for requests.
    guard capture.method != .saved, Self.isWorthAsking(state) else { return [] }
    // A wall answers under an address of its own: then the link itself is the profile's.
    let pages = [capture.finalURL, capture.requestedURL].compactMap { $0.flatMap(WebAddress.init) }
    var leads: [DoorLead] = []
    for platform in catalogue.platforms {
      for door in platform.openDoors {
        guard leads.count < Self.limit else { return leads }
        if let lead = try lead(door, of: platform, pages, tree) {
          leads.append(lead)
          break
        }
      }
    }
    return leads
  }

  private static func isWorthAsking(_ state: PageState) -> Bool {
    switch state {
    case .profile, .loginWall, .scriptShell, .consentScreen, .blocked: true
    case .notFound, .unreadable, .notAProfile: false
    }
  }

  private func lead(_ door: OpenDoor, of platform: Platform, _ pages: [WebAddress], _ tree: HTMLTree?) throws
    -> DoorLead?
  {
    if let query = door.announcedBy {
      // What announces it is the page that came, wherever it was asked for.
      guard let tree, let page = pages.first,
        let parts = Self.parts(of: page, door),
        let announced = try tree.nodes(query).first.map({ $0.content.collapsed }), !announced.isEmpty
      else { return nil }
      return Self.lead(door, platform, page, parts, announced: announced)
    }
    for page in pages where catalogue.platform(at: page)?.id == platform.id {
      if let parts = Self.parts(of: page, door) {
        return Self.lead(door, platform, page, parts, announced: nil)
      }
    }
    return nil
  }

  private static func parts(of page: WebAddress, _ door: OpenDoor) -> [String: String]? {
    if door.addresses.isEmpty { return [:] }
    return door.addresses.lazy.compactMap { NamedParts.match(page.path, $0) }.first
  }

  private static func lead(
    _ door: OpenDoor, _ platform: Platform, _ page: WebAddress, _ parts: [String: String], announced: String?
  ) -> DoorLead? {
    let address = NamedParts.fill(door.url) { name in
      switch name {
      case "origin": page.origin
      case "host": page.host.hasPrefix("www.") ? String(page.host.dropFirst(4)) : page.host
      case "page": page.origin + page.path
      case "announced": announced.flatMap { onSameHost($0, page) }
      default: parts[name].map(escaped)
      }
    }
    guard let address, let checked = WebAddress(address) else { return nil }
    return DoorLead(
      platformID: platform.id, door: door, address: checked.description, page: page.origin + page.path,
      parts: parts.mapValues { $0.removingPercentEncoding ?? $0 })
  }

  /// The announced address, if it is one on the page's own host and port: a page announces its own data only.
  private static func onSameHost(_ announced: String, _ page: WebAddress) -> String? {
    let whole = announced.hasPrefix("/") && !announced.hasPrefix("//") ? page.origin + announced : announced
    guard let address = WebAddress(whole), address.origin == page.origin else { return nil }
    return address.description
  }

  /// A part of a path as it may stand in a path or in a query: a name can not add a step or a parameter.
  private static func escaped(_ part: String) -> String {
    part.utf8.reduce(into: "") { result, byte in
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "-._~%".utf8.contains(byte)
      if isPlain {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
  }
}
