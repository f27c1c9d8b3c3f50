import Foundation
import Model

/// Tells links, files and folders apart, and looks for saved pages in folders.
struct InputFinder {
  /// The endings of the files that are taken from a folder.
  static let pageEndings = [
    ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".har", ".html.gz", ".htm.gz", ".zip", ".warc", ".warc.gz",
    ".eml", ".mbox", ".eml.gz", ".mbox.gz",
  ]
  /// Files with these endings are taken from a folder where their bytes are mail or chat.
  static let conversationEndings = [".json", ".txt", ".log", ".weechatlog", ".txt.gz", ".log.gz", ".json.gz"]
  /// Deeper folders are not looked into.
  static let depthLimit = 32

  let limits: SavedPage.Limits

  /// The inputs that one argument stands for; at least one.
  func inputs(for argument: String) -> [Input] {
    // A pasted link often brings a line end along.
    let trimmed = argument.trimmingCharacters(in: .whitespacesAndNewlines)
    if trimmed.contains("://"), AddressRule.scheme(of: trimmed) != nil { return [link(trimmed)] }
    var status = stat()
    if !argument.isEmpty, stat(argument, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else { return files(argument, name: argument) }
      return inputs(inFolder: argument)
    }
    if errno == EACCES { return [unusable(argument, FileProblem.notPermitted(argument))] }
    if Self.looksLikeHost(argument) { return [unusable(argument, FileProblem.bareHost(argument))] }
    if AddressRule.scheme(of: argument) != nil { return [link(argument)] }
    return [unusable(argument, FileProblem.missing(argument))]
  }

  private func link(_ text: String) -> Input {
    // The typed origin is taken from a first, strict reading; the rule then reads the whole again.
    Input(
      requestedURL: PageText.clean(text, limit: AddressRule.lengthLimit), source: .link(text),
      openOrigin: WebAddress(text)?.origin, isListed: true)
  }

  /// One input for each page that the file stands for.
  private func files(_ path: String, name: String) -> [Input] {
    let name = PageText.clean(name, limit: 1000)
    do throws(Problem) {
      return try SavedPart.all(in: SavedFile(path: path, name: name), limits: limits).map { part in
        var input = Self.input(part, path: path, name: name)
        for door in part.doors {
          let answer = Self.input(door, path: path, name: name)
          input.keptDoors[answer.requestedURL] = answer
        }
        return input
      }
    } catch {
      return [Input(requestedURL: "file:" + name, source: .unusable(error))]
    }
  }

  private static func input(_ part: SavedPart, path: String, name: String) -> Input {
    let source: Input.Source =
      switch part.content {
      case .page(let place): .document(path: path, name: name + part.label, place)
      case .missing(let problem): .unusable(problem)
      }
    return Input(requestedURL: part.requestedURL ?? "file:" + name + part.label, source: source)
  }

  private func unusable(_ argument: String, _ problem: Problem) -> Input {
    Input(requestedURL: "file:" + PageText.clean(argument, limit: 1000), source: .unusable(problem))
  }

  private func inputs(inFolder folder: String) -> [Input] {
    let name = URL(fileURLWithPath: folder).standardizedFileURL.lastPathComponent
    var found: [Input] = []
    var seen: Set<FolderIdentity> = []
    search(folder, name: name, depth: 0, seen: &seen, into: &found)
    return found.isEmpty ? [unusable(folder, FileProblem.noPages(folder))] : found
  }

  /// A folder as the file system knows it, whichever path led there.
  private struct FolderIdentity: Hashable {
    let device: dev_t
    let number: ino_t
  }

  /// Adds the saved pages below `path` in the order of their names. A folder that cannot be opened is added as
  /// unusable, so that it does not go missing without a word.
  private func search(
    _ path: String, name: String, depth: Int, seen: inout Set<FolderIdentity>, into found: inout [Input]
  ) {
    var status = stat()
    guard stat(path, &status) == 0,
      // Links between folders can go round in circles.
      seen.insert(FolderIdentity(device: status.st_dev, number: status.st_ino)).inserted
    else { return }
    guard depth < Self.depthLimit, let names = try? FileManager.default.contentsOfDirectory(atPath: path)
    else {
      found.append(unusable(name, FileProblem.notPermitted(name)))
      return
    }
    let pages = CompletePages(names: names)
    for entry in names.sorted() where !entry.hasPrefix(".") {
      let inner = path.hasSuffix("/") ? path + entry : path + "/" + entry
      guard stat(inner, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        if pages.own(folder: entry) { continue }
        search(inner, name: name + "/" + entry, depth: depth + 1, seen: &seen, into: &found)
      } else if Self.isPage(entry) || Self.isConversation(entry, path: inner) {
        found += files(inner, name: name + "/" + entry)
      }
    }
  }

  private static func isConversation(_ name: String, path: String) -> Bool {
    let name = name.lowercased()
    guard conversationEndings.contains(where: { name.hasSuffix($0) }),
      let file = try? SavedFile(path: path, name: name)
    else { return false }
    return (try? file.format()) == .conversation
  }

  /// Whether a file of that name is taken from a folder.
  static func isPage(_ name: String) -> Bool {
    let name = name.lowercased()
    return pageEndings.contains { name.hasSuffix($0) }
  }

  /// The endings that make a word with a dot a file rather than a host.
  private static let fileEndings: Set<String> = [
    "html", "htm", "xhtml", "shtml", "mht", "mhtml", "maff", "txt", "md", "pdf", "json", "xml", "csv", "yaml",
    "yml", "zip", "har", "warc", "gz", "mbox", "eml", "log", "png", "jpg", "jpeg", "webp", "doc", "docx",
    "odt",
  ]

  /// Whether a person who writes this means a link and left out "https://" ("linkedin.com/in/x").
  static func looksLikeHost(_ argument: String) -> Bool {
    var text = argument[...]
    if text.hasPrefix("//") { text = text.dropFirst(2) }
    let authority = text.prefix { !"/?#".contains($0) }
    let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
    guard let host = parts.first?.lowercased(), parts.count <= 2 else { return false }
    if parts.count == 2 {
      guard let port = parts.last, !port.isEmpty, port.allSatisfy(\.isNumber) else { return false }
      if host == "localhost" { return true }
    }
    if NetworkAddress(host: host) != nil { return true }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last, last.count >= 2, last.allSatisfy(\.isLetter),
      labels.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } })
    else { return false }
    return authority.count < text.count || !fileEndings.contains(String(last))
  }
}
