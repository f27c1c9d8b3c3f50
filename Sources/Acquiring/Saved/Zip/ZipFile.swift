import Foundation
import Model

/// A zip of saved pages: which of its files are pages.
///
/// It is walked through once before any page of it is read, and every file that may be a page is unpacked for
/// counting. So what it holds, and that it does no harm, is known before anything is kept.
struct ZipFile {
  static let entryLimit = 10_000
  static let pageLimit = 1_000
  /// The most that all pages together may unpack to.
  static let unpackedLimit = 256 << 20
  /// After each broken file the zip has to be opened anew.
  private static let brokenLimit = 100

  private(set) var parts: [SavedPart] = []

  private let file: SavedFile
  private let limits: SavedPage.Limits
  private var hasList = true
  /// The files that may be pages, with the folder of each.
  private var candidates: [Candidate] = []
  private var names: [String: [String]] = [:]
  private var labels: Set<String> = []
  private var unpacked = 0
  /// Files with names or kinds that are not read, and the first of them.
  private var refused: (count: Int, first: String) = (0, "")
  private var locked = 0
  private var problem: Problem?
  /// The file in which the stream broke last.
  private var brokenAt: Int?

  private struct Candidate {
    let member: ZipMember
    let path: [String]
    let head: SavedHead
    var failure: ZipStream.Failure?
  }

  /// What the walk stops for.
  private enum Stop: Error {
    case stream(ZipStream.Failure)
    case full(Problem)
  }

  init(_ file: SavedFile, limits: SavedPage.Limits) {
    self.file = file
    self.limits = limits
    guard file.source.size <= Self.unpackedLimit else {
      parts = [SavedPart(content: .missing(FileProblem.tooLarge(file.name, limit: Self.unpackedLimit)))]
      return
    }
    // An empty zip has nothing but its end.
    let isEmpty = file.source.bytes(in: 0..<4) == [0x50, 0x4B, 5, 6]
    if !isEmpty { walk() }
    for candidate in candidates where !isFrame(candidate.path) { parts += pages(of: candidate) }
    candidates = []
    if refused.count > 0 { miss(FileProblem.refusedInZip(file.name, refused.count, refused.first)) }
    if locked > 0 { miss(FileProblem.lockedZip(file.name, locked)) }
    if let problem { miss(problem) }
    if parts.isEmpty { miss(FileProblem.noPageInZip(file.name)) }
  }

  private mutating func miss(_ problem: Problem) { parts.append(SavedPart(content: .missing(problem))) }

  // MARK: The walk

  /// Looks at every file. One that is broken ends the stream, which is then opened again behind it.
  private mutating func walk() {
    var done = 0
    for _ in 0...Self.brokenLimit {
      do throws(Stop) {
        let stream = try open()
        try look(at: stream, from: done, done: &done)
        return
      } catch {
        switch error {
        case .full(let problem):
          self.problem = problem
          return
        case .stream(let failure):
          // It broke between files, or without a list there is no way past the file that is broken.
          guard hasList, brokenAt == done - 1 else {
            problem = Self.problem(failure, name: file.name, limit: Self.unpackedLimit)
            return
          }
        }
      }
    }
    problem = FileProblem.brokenZip(file.name)
  }

  private mutating func open() throws(Stop) -> ZipStream {
    if hasList, let stream = try? ZipStream(file.source, hasList: true) { return stream }
    hasList = false
    do throws(ZipStream.Failure) {
      return try ZipStream(file.source, hasList: false)
    } catch {
      throw .stream(error)
    }
  }

  private mutating func look(at stream: ZipStream, from start: Int, done: inout Int) throws(Stop) {
    var index = 0
    while true {
      let entry: ZipStream.Entry?
      do throws(ZipStream.Failure) { entry = try stream.next() } catch { throw .stream(error) }
      guard let entry else { break }
      defer { index += 1 }
      guard index >= start else { continue }
      done = index + 1
      guard done <= Self.entryLimit else {
        throw .full(FileProblem.tooManyInZip(file.name, limit: Self.entryLimit))
      }
      try look(at: entry, index: index, of: stream)
    }
    // A zip without its list ends where the bytes end: more may have been there.
    if !hasList { throw .full(FileProblem.brokenZip(file.name)) }
  }

  private mutating func look(at entry: ZipStream.Entry, index: Int, of stream: ZipStream) throws(Stop) {
    if entry.isFolder { return }
    let path = Self.components(of: entry.name)
    guard let path, entry.isFile else {
      if refused.count == 0 { refused.first = PageText.clean(entry.name, limit: 100) }
      refused.count += 1
      return
    }
    // What a computer keeps beside its files.
    if path.contains(where: { $0.hasPrefix(".") || $0 == "__MACOSX" }) { return try pass(stream) }
    names[path.dropLast().joined(separator: "/"), default: []].append(path.last ?? "")
    if entry.isLocked {
      locked += 1
      return
    }
    guard candidates.count < Self.pageLimit else {
      throw .full(FileProblem.tooManyInZip(file.name, limit: Self.pageLimit))
    }
    var head: [UInt8] = []
    var known: SavedHead?
    let isNamedAsPage = InputFinder.isPage(path.last ?? "")
    var failure: ZipStream.Failure?
    var size = 0
    do throws(ZipStream.Failure) {
      try stream.unpack(limit: max(0, Self.unpackedLimit - unpacked)) { piece in
        size += piece.count
        if head.count < SavedFormat.headLength {
          head += piece.prefix(SavedFormat.headLength - head.count)
          guard head.count == SavedFormat.headLength else { return true }
          known = SavedHead(head)
        }
        return !hasList || isNamedAsPage || known?.isPage == true
      }
    } catch {
      failure = error
    }
    unpacked += size
    if failure == .tooLarge { throw .full(FileProblem.zipBomb(file.name, limit: Self.unpackedLimit)) }
    let start = known ?? SavedHead(head)
    // A broken file is missed only where its name or its start says that it was a page.
    if isNamedAsPage || start.isPage || failure == .bomb {
      let member = ZipMember(index: index, hasList: hasList, label: label(for: path))
      candidates.append(Candidate(member: member, path: path, head: start, failure: failure))
    }
    guard let failure else { return }
    brokenAt = index
    if failure == .broken || !hasList { throw .stream(failure) }
  }

  /// Goes past a file. Without a list, that takes unpacking it.
  private mutating func pass(_ stream: ZipStream) throws(Stop) {
    guard !hasList else { return }
    do throws(ZipStream.Failure) {
      try stream.unpack(limit: max(0, Self.unpackedLimit - unpacked)) { piece in
        unpacked += piece.count
        return true
      }
    } catch {
      throw .stream(error)
    }
  }

  // MARK: Its pages

  /// The pages of one file of the zip, which may hold several.
  private func pages(of candidate: Candidate) -> [SavedPart] {
    let member = candidate.member
    let name = file.name + "#" + member.label
    func missing(_ problem: Problem) -> [SavedPart] {
      [SavedPart(label: "#" + member.label, content: .missing(problem))]
    }
    if let failure = candidate.failure {
      return missing(Self.problem(failure, name: name, limit: Self.unpackedLimit))
    }
    switch candidate.head.format {
    case .zip: return missing(FileProblem.zipInZip(name))
    case .page, .gzip, .mhtml, .conversation:
      return [SavedPart(label: "#" + member.label, content: .page(.zip(member, .whole)))]
    case .har, .warc:
      do throws(Problem) {
        return try SavedPart.all(in: member.file(in: file, limits: limits), limits: limits).map { part in
          var inner = part
          inner.label = "#" + member.label + part.label
          if case .page(let place) = part.content { inner.content = .page(.zip(member, place)) }
          return inner
        }
      } catch {
        return missing(error)
      }
    }
  }

  /// Whether the file lies in the folder of a page that a browser saved as a whole.
  private func isFrame(_ path: [String]) -> Bool {
    path.indices.dropLast().contains { depth in
      let folder = path[..<depth].joined(separator: "/")
      return CompletePages(names: names[folder] ?? []).own(folder: path[depth])
    }
  }

  static func problem(_ failure: ZipStream.Failure, name: String, limit: Int) -> Problem {
    switch failure {
    case .broken: FileProblem.brokenZip(name)
    case .tooLarge: FileProblem.tooLarge(name, limit: limit)
    case .bomb: FileProblem.zipBomb(name, limit: unpackedLimit)
    case .tooManyFiles: FileProblem.tooManyInZip(name, limit: entryLimit)
    }
  }

  // MARK: Names

  /// The folders and the name; `nil` for one that leads out of the zip. Nothing is ever opened by it, but nobody who
  /// packs their own pages makes such a name.
  private static func components(of name: String) -> [String]? {
    // Some programs of Windows write its own separator.
    let parts = name.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }.map(String.init)
    guard let first = parts.first, let last = parts.last, !first.isEmpty, !last.isEmpty,
      !first.hasSuffix(":"),
      !parts.contains("..")
    else { return nil }
    let path = parts.filter { !$0.isEmpty && $0 != "." }
    return path.isEmpty ? nil : path
  }

  /// The name as it is shown: "#" and "%" escaped, since "#" divides what lies in what; a second one of that name told apart.
  private mutating func label(for path: [String]) -> String {
    let name = path.joined(separator: "/").replacing("%", with: "%25").replacing("#", with: "%23")
    let shown = PageText.clean(name, limit: 500)
    var label = shown
    var number = 2
    while !labels.insert(label).inserted {
      label = "\(shown) (\(number))"
      number += 1
    }
    return label
  }
}
