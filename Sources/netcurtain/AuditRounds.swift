import Acquiring
import Foundation
import Model
import Reading

/// Captures and reads pages in rounds: what was listed, the open doors of those pages, then, step by step, what they
/// claim as the same person's and the doors of that.
///
/// Only pages in flight are held in memory; between rounds there are readings and addresses. A cancelled task ends
/// the round that runs, and no other is begun.
struct AuditRounds: Sendable {
  let acquirer: Acquirer
  let reader: PageReader
  let identityLinks: IdentityLinks
  let subject: Subject
  let reach: AuditRun.Reach
  /// The origins that the person typed; no other may be on a private network.
  let openOrigins: Set<String>
  /// The addresses that pages stand for: the demo serves all its sites from this computer.
  let addresses: [String: String]
  let now: @Sendable () -> Date
  let progress: ProgressLine
  /// Where the pages are kept as they came, if anywhere.
  let captures: CaptureFile?

  /// The readings of the inputs, in their order, then those of the pages that were followed, nearest first.
  func readings(of inputs: [Input]) async -> [PageReading] {
    let listed = await looks(
      at: inputs.map { Asked(input: $0, reason: .listed, refusal: nil) }, .listed, numberedFrom: 0)
    var readings = await openDoors(of: listed, gate: nil, numberedFrom: 0)
    guard reach.followedPages > 0 else { return readings }

    let gate = RobotsGate(acquirer, openOrigins: openOrigins)
    var known = Set(readings.flatMap(keys))
    var left = reach.followedPages
    var count = inputs.count
    var level = readings
    while left > 0, !Task.isCancelled {
      let asked = await followed(from: level, known: &known, limit: left, gate: gate)
      guard !asked.isEmpty else { break }
      left -= asked.count
      let found = await openDoors(
        of: await looks(at: asked, .followed, numberedFrom: count), gate: gate, numberedFrom: count)
      count += asked.count
      // A link may lead on to a page that is in the report already.
      level = found.filter { reading in
        guard let landed = reading.capture.finalURL.flatMap(acquirer.key),
          landed != acquirer.key(reading.capture.requestedURL)
        else { return true }
        return known.insert(landed).inserted
      }
      readings += level
    }
    return readings
  }

  // MARK: Pages

  /// A page to ask for, or the reason why it must not be asked for.
  private struct Asked: Sendable {
    let input: Input
    let reason: CaptureReason
    let refusal: Problem?
  }

  private struct Look: Sendable {
    let input: Input
    let reading: PageReading
    let doors: [DoorLead]
  }

  /// - Parameter first: the number of the first of them among all pages of the audit.
  private func looks(
    at asked: [Asked], _ round: ProgressLine.Round, numberedFrom first: Int
  ) async -> [Look] {
    let shelf = Shelf<Look>(count: asked.count)
    let places = asked.indices.filter { asked[$0].refusal == nil }
    for (index, entry) in asked.enumerated() {
      guard let refusal = entry.refusal else { continue }
      let page = refused(entry.input.requestedURL, entry.reason, refusal)
      await captures?.add(page, number: first + index)
      let reading = reader.look(at: page, subject: subject, seeksDoors: false).reading
      await shelf.put(Look(input: entry.input, reading: reading, doors: []), at: index)
    }
    await acquirer.acquire(
      places.map { asked[$0].input }, onProgress: { progress.show($0, round) }
    ) { index, page in
      let place = places[index]
      let input = asked[place].input
      let page = page.standing(for: addresses, reachedBy: asked[place].reason)
      await captures?.add(page, number: first + place)
      // A page that was saved causes no request: only what was kept with it is asked.
      let look = reader.look(
        at: page, subject: subject, seeksDoors: reach.opensDoors && (input.isLink || !input.keptDoors.isEmpty)
      )
      await shelf.put(Look(input: input, reading: look.reading, doors: look.doors), at: place)
    }
    return await shelf.values
  }

  private func refused(_ address: String, _ reason: CaptureReason, _ refusal: Problem) -> Page {
    Page(
      capture: Capture(
        requestedURL: address, method: .fetched, seenAs: .loggedOut, capturedAt: now(),
        failure: refusal, reason: reason),
      body: [])
  }

  // MARK: Open doors

  /// Asks at the doors of the pages and merges what they say. `gate` is for doors of pages that were followed.
  private func openDoors(
    of looks: [Look], gate: RobotsGate?, numberedFrom first: Int
  ) async -> [PageReading] {
    let leads = looks.enumerated().flatMap { index, look in
      look.doors.compactMap { lead -> (index: Int, lead: DoorLead, kept: Input?)? in
        let kept = look.input.keptDoors[lead.address]
        return look.input.isLink || kept != nil ? (index, lead, kept) : nil
      }
    }
    guard !leads.isEmpty, !Task.isCancelled else { return looks.map(\.reading) }
    let refusals = await gate?.refusals(of: leads.map(\.lead.address)) ?? leads.map { _ in nil }
    let open = leads.indices.filter { refusals[$0] == nil }
    let shelf = Shelf<DoorAnswer>(count: leads.count)
    for (place, refusal) in refusals.enumerated() {
      guard let refusal else { continue }
      let lead = leads[place].lead
      let page = refused(lead.address, .listed, refusal)
      await captures?.add(page, number: first + leads[place].index, isDoor: true)
      await shelf.put(reader.answer(page, at: lead, subject: subject), at: place)
    }
    await acquirer.acquire(
      open.map {
        leads[$0].kept
          ?? acquirer.link(
            leads[$0].lead.address, accept: leads[$0].lead.door.accept, openOrigins: openOrigins)
      }, onProgress: { progress.show($0, .doors) }
    ) { index, page in
      let place = open[index]
      await captures?.add(page, number: first + leads[place].index, isDoor: true)
      await shelf.put(reader.answer(page, at: leads[place].lead, subject: subject), at: place)
    }
    // In the order of the leads, whichever answered first.
    var answers: [Int: [DoorAnswer]] = [:]
    for (lead, answer) in zip(leads, await shelf.places) {
      if let answer { answers[lead.index, default: []].append(answer) }
    }
    return looks.enumerated().map { index, look in
      reader.merging(answers[index] ?? [], into: look.reading)
    }
  }

  // MARK: Following

  /// What the pages of one level claim, in the order of the pages, without what is known already.
  private func followed(
    from level: [PageReading], known: inout Set<String>, limit: Int, gate: RobotsGate
  ) async -> [Asked] {
    var found: [(address: String, from: String)] = []
    for reading in level {
      for link in identityLinks.links(in: reading) where found.count < limit {
        guard let key = acquirer.key(link), known.insert(key).inserted else { continue }
        found.append((link, reading.address ?? reading.capture.requestedURL))
      }
    }
    let refusals = await gate.refusals(of: found.map(\.address))
    return zip(found, refusals).map { link, refusal in
      Asked(
        input: acquirer.link(link.address, openOrigins: openOrigins), reason: .followed(from: link.from),
        refusal: refusal)
    }
  }

  private func keys(_ reading: PageReading) -> [String] {
    [reading.capture.requestedURL, reading.capture.finalURL, reading.address].compactMap {
      $0.flatMap(acquirer.key)
    }
  }
}

/// Keeps values in the order of their places, while they arrive in any order.
private actor Shelf<Value: Sendable> {
  private(set) var places: [Value?]

  init(count: Int) { places = Array(repeating: nil, count: count) }

  func put(_ value: Value, at index: Int) { places[index] = value }

  var values: [Value] { places.compactMap(\.self) }
}

extension Page {
  /// The same page with its reason, and under the address that it stands for.
  fileprivate func standing(for addresses: [String: String], reachedBy reason: CaptureReason) -> Page {
    // A kept capture knows by itself what led to it.
    let capture = capture.with {
      if reason != .listed { $0.reason = reason }
      guard let address = addresses[$0.requestedURL] else { return }
      $0.requestedURL = address
      $0.finalURL = address
    }
    return Page(capture: capture, body: body)
  }
}
