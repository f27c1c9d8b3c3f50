import Foundation
import Model

/// A web archive (ISO 28500): which of its records are pages that somebody opened, and which only parts of pages.
struct WARCFile {
  static let pageLimit = 1_000
  private static let hopLimit = 20

  private(set) var parts: [SavedPart] = []

  private let name: String
  private let file: SavedFile
  private let limits: SavedPage.Limits
  private let entries: [WARCEntry]
  private var byID: [String: Int] = [:]
  /// The records with an answer for each address, in their order.
  private var byAddress: [WebAddress: [Int]] = [:]
  private var requests: [Int: WARCEntry.Request] = [:]
  private var hops: [Int: String] = [:]
  /// The redirect that leads to each address.
  private var redirects: [WebAddress: Int] = [:]

  init(_ file: SavedFile, limits: SavedPage.Limits) {
    name = file.name
    self.file = file
    self.limits = limits
    let isPacked = (try? file.isPacked()) ?? false
    let scan = WARCScan(file.source, isPacked: isPacked, memberLimit: limits.archive)
    entries = scan.entries
    index()
    let own = ownCaptures()
    let found = own.parts + pages(without: own.records)
    parts = Array(found.prefix(Self.pageLimit))
    if scan.isBomb {
      miss(FileProblem.zipBomb(name, limit: WARCScan.unpackedLimit))
    } else if scan.isUnreadable {
      miss(FileProblem.unreadable(name))
    } else if scan.hasMore {
      miss(FileProblem.tooManyInWARC(name, limit: WARCScan.recordLimit))
    } else if found.count > Self.pageLimit {
      miss(FileProblem.tooManyInWARC(name, limit: Self.pageLimit))
    } else if scan.isBroken || entries.contains(where: { $0.isBroken && !$0.isHTML }) {
      miss(FileProblem.brokenWARC(name))
    }
    if parts.isEmpty { miss(FileProblem.noPageInWARC(name)) }
  }

  private mutating func miss(_ problem: Problem) { parts.append(SavedPart(content: .missing(problem))) }

  // MARK: What belongs together

  private mutating func index() {
    for (index, entry) in entries.enumerated() {
      if let id = entry.id, byID[id] == nil { byID[id] = index }
      if entry.isRedirect, let target = entry.redirectTarget, redirects[target] == nil {
        redirects[target] = index
      }
      switch entry.kind {
      case .response, .revisit, .resource, .conversion:
        if let address = entry.address { byAddress[address, default: []].append(index) }
      default: break
      }
    }
    for (index, entry) in entries.enumerated() {
      // Either of the two may name the other.
      let partners = entry.concurrent + (entry.kind == .metadata ? [entry.refersTo].compactMap(\.self) : [])
      for partner in partners.compactMap({ byID[$0] }) {
        if let request = entry.request { requests[partner] = requests[partner] ?? request }
        if let request = entries[partner].request { requests[index] = requests[index] ?? request }
        if let way = entry.hops { hops[partner] = hops[partner] ?? way }
      }
    }
  }

  // MARK: netcurtain's own captures

  /// The pages as they were asked for, in that order, and the records that hold them.
  private func ownCaptures() -> (parts: [SavedPart], records: Set<Int>) {
    var records: Set<Int> = []
    var found: [(number: Int, part: SavedPart)] = []
    var doors: [Int: [SavedPart]] = [:]
    for entry in entries {
      guard let note = entry.note else { continue }
      let record = note.refersTo.flatMap { byID[$0] }
      if let record { records.insert(record) }
      let content: SavedPart.Content
      if entry.isBroken || (note.refersTo != nil && record == nil) {
        content = .missing(FileProblem.brokenWARC(name))
      } else {
        content = .page(.warc(WARCPage(note: entry.place, body: record.map { entries[$0].place })))
      }
      let part = SavedPart(requestedURL: note.requestedURL, content: content)
      if note.isDoor {
        doors[note.number, default: []].append(part)
      } else {
        found.append((note.number, part))
      }
    }
    for index in found.indices { found[index].part.doors = doors[found[index].number] ?? [] }
    // Sorting by the number alone would leave the order of equal ones, from two files in one, to chance.
    let sorted = found.enumerated().sorted { ($0.element.number, $0.offset) < ($1.element.number, $1.offset) }
    return (sorted.map(\.element.part), records)
  }

  // MARK: Other programs' pages

  private struct FoundPage {
    let key: String
    let content: SavedPart.Content
  }

  private func pages(without own: Set<Int>) -> [SavedPart] {
    var frames: [WebAddress: Set<WebAddress>] = [:]
    let showsCookies = entries.contains { $0.setsCookie || $0.request?.carriesIdentity == true }
    var found: [FoundPage] = []
    var ended: Set<Int> = []
    for (index, entry) in entries.enumerated() where !own.contains(index) {
      let key: String
      let content: SavedPart.Content
      if entry.isRedirect {
        guard isAskedFor(index), let problem = deadEnd(of: index, ended: &ended) else { continue }
        (key, content) = (entry.target, .missing(problem))
      } else if isPage(index), !isFrame(index, frames: &frames) {
        let identity = requests[index].map { $0.carriesIdentity }
        let seenAs: SeenAs =
          identity == true ? .loggedIn : identity == false && showsCookies ? .loggedOut : .unknown
        key = "\(seenAs) \(entry.target)"
        content = self.content(of: index, seenAs: seenAs)
      } else {
        continue
      }
      // Of a page that was loaded again, the last one.
      found.removeAll { $0.key == key }
      guard found.count <= Self.pageLimit else { break }
      found.append(FoundPage(key: key, content: content))
    }
    return found.enumerated().map { SavedPart(label: "#\($0.offset + 1)", content: $0.element.content) }
  }

  /// Whether somebody opened it, and it is not fetched for another page.
  private func isAskedFor(_ index: Int) -> Bool {
    let entry = entries[index]
    guard let address = entry.address else { return entry.kind == .resource || entry.kind == .conversion }
    if ["/robots.txt", "/favicon.ico"].contains(address.path) { return false }
    if let destination = requests[index]?.destination { return destination == "document" }
    if let way = hops[index] {
      // How a crawler came there, redirects aside: by nothing or a link, or because a page needed it.
      let last = way.reversed().first { $0 != "R" }
      return last.map { !"EXPI".contains($0) } ?? true
    }
    return true
  }

  private func isPage(_ index: Int) -> Bool {
    let entry = entries[index]
    switch entry.kind {
    case .response, .revisit:
      guard isAskedFor(index) else { return false }
      // A page that the site refused is one too: it must not go missing. A picture that was refused is none.
      let isPart = requests[index]?.referrer.map { byAddress[$0] != nil } ?? false
      if let status = entry.status, status >= 400 {
        return !isPart && (entry.isHTML || requests[index]?.destination != nil)
      }
      if entry.kind == .revisit, !entry.isHTML {
        return original(of: index).map { entries[$0].isHTML } ?? (entry.mediaType?.isEmpty != false)
      }
      return entry.isHTML || (entry.isBroken && entry.status == nil)
    case .resource, .conversion: return isAskedFor(index) && entry.isHTML
    default: return false
    }
  }

  /// Whether the page that asked for it shows it inside itself.
  private func isFrame(_ index: Int, frames: inout [WebAddress: Set<WebAddress>]) -> Bool {
    guard let referrer = requests[index]?.referrer, let address = entries[index].address, referrer != address,
      let place = byAddress[referrer]?.last(where: { entries[$0].isHTML && entries[$0].status == 200 })
    else { return false }
    if frames[referrer] == nil {
      let page = WARCPage(
        head: entries[place].place, body: entries[place].place, redirects: [], seenAs: .unknown)
      let body = (try? page.content(of: file, limits: limits))?.body ?? []
      frames[referrer] = FrameScan.frames(in: body, at: referrer)
    }
    let first = redirects[address].flatMap { entries[$0].address }
    return frames[referrer]?.contains { $0 == address || $0 == first } ?? false
  }

  private func content(of index: Int, seenAs: SeenAs) -> SavedPart.Content {
    let entry = entries[index]
    if entry.isBroken { return .missing(FileProblem.brokenRecordInWARC(name, entry.target)) }
    if entry.isCut { return .missing(FileProblem.cutRecordInWARC(name, entry.target)) }
    var body = entry.place
    if entry.kind == .revisit, entry.status.map({ $0 < 400 }) ?? true {
      guard let original = original(of: index), !entries[original].isBroken, !entries[original].isCut else {
        return .missing(FileProblem.revisitWithoutPage(name, entry.target))
      }
      body = entries[original].place
    }
    return .page(
      .warc(WARCPage(head: entry.place, body: body, redirects: way(to: index), seenAs: seenAs)))
  }

  /// The record with the page that a visit found unchanged.
  private func original(of index: Int) -> Int? {
    let entry = entries[index]
    if let named = entry.refersTo.flatMap({ byID[$0] }), entries[named].kind == .response { return named }
    if let named = entry.refersToTarget.flatMap(WebAddress.init) ?? entry.address,
      let match = byAddress[named]?.last(where: { place in
        entries[place].kind == .response && !entries[place].isRedirect
          && (entry.payloadDigest == nil || entries[place].payloadDigest == entry.payloadDigest)
      })
    {
      return match
    }
    guard let digest = entry.payloadDigest else { return nil }
    return entries.firstIndex { $0.kind == .response && $0.payloadDigest == digest }
  }

  // MARK: Redirects

  /// The addresses that led to the page, the first one first.
  private func way(to index: Int) -> [String] {
    var way: [String] = []
    var address = entries[index].address
    var seen: Set<Int> = [index]
    while way.count < Self.hopLimit, let target = address, let before = redirects[target],
      seen.insert(before).inserted
    {
      way.append(entries[before].target)
      address = entries[before].address
    }
    return way.reversed().map { PageText.clean($0, limit: AddressRule.lengthLimit) }
  }

  /// Why the way from a redirect leads to no record; `nil` if it does, or another start of the same way said so.
  private func deadEnd(of index: Int, ended: inout Set<Int>) -> Problem? {
    var place = index
    var seen: Set<Int> = []
    while true {
      guard seen.insert(place).inserted else {
        return ended.isDisjoint(with: seen)
          ? note(seen, &ended, FileProblem.circleInWARC(name, entries[index].target)) : nil
      }
      guard seen.count <= Self.hopLimit, let target = entries[place].redirectTarget else {
        return note(seen, &ended, FileProblem.redirectInWARC(name, from: entries[place].target, to: ""))
      }
      let answers = byAddress[target] ?? []
      if answers.contains(where: { !entries[$0].isRedirect }) { return nil }
      guard let next = answers.first else {
        // Each of several ways to one lost page has its own start; the steps between say nothing new.
        guard ended.isDisjoint(with: seen) else { return nil }
        return note(
          seen, &ended, FileProblem.redirectInWARC(name, from: entries[index].target, to: target.description))
      }
      place = next
    }
  }

  private func note(_ seen: Set<Int>, _ ended: inout Set<Int>, _ problem: Problem) -> Problem? {
    guard ended.isDisjoint(with: seen) else { return nil }
    ended.formUnion(seen)
    return problem
  }
}
