import Foundation
import Model

/// What is known of the page that a browser's tab shows: where it is, how it got there, what the site answered.
struct MainDocument {
  /// Navigations of one tab, redirects counted.
  static let hopLimit = 20

  private let rule: AddressRule
  /// The addresses that were asked for, in order.
  private(set) var visited: [WebAddress] = []
  /// Why the tab may not go on.
  private(set) var refusal: Problem?
  /// The loader of the document that is shown.
  private(set) var loader: String?
  /// Where it is now, as the browser says.
  private(set) var url: String?
  /// Whether the browser shows a page of its own about an error.
  private(set) var isErrorPage = false
  private var answers: [String: DevToolsMessage.ResponseReceived.Response] = [:]
  /// Why a document did not come, by its loader.
  private var faults: [String: String] = [:]

  init(rule: AddressRule) { self.rule = rule }

  /// Whether the tab may ask for `text`, judged as strictly as the first address.
  mutating func mayAsk(for text: String) -> Bool {
    guard refusal == nil else { return false }
    let last = visited.last
    do throws(AddressRule.Refusal) {
      let next = try rule.check(text)
      if last?.scheme == "https", next.scheme == "http" { throw .downgrade }
      guard visited.count < Self.hopLimit else {
        refusal = FetchProblem.tooManyRedirects(visited[0].description, limit: Self.hopLimit - 1)
        return false
      }
      if next != last { visited.append(next) }
      return true
    } catch {
      refusal =
        last.map { FetchProblem.refusedRedirect(error, from: $0.description, to: text) }
        ?? FetchProblem.refused(error, text)
      return false
    }
  }

  mutating func answered(_ event: DevToolsMessage.ResponseReceived) {
    if answers.count < Self.hopLimit { answers[event.loaderId] = event.response }
  }

  mutating func failed(_ loader: String, _ words: String) {
    if faults.count < Self.hopLimit { faults[loader] = words }
  }

  /// A new document is shown.
  mutating func shows(_ frame: DevToolsMessage.FrameNavigated.Frame) {
    loader = frame.loaderId
    url = frame.url
    isErrorPage = frame.unreachableUrl.map { !$0.isEmpty } ?? false
  }

  /// The same document calls itself by another address.
  mutating func isCalled(_ url: String) { self.url = url }

  var answer: DevToolsMessage.ResponseReceived.Response? { loader.flatMap { answers[$0] } }

  var fault: String? { loader.flatMap { faults[$0] } }

  var address: WebAddress? { url.flatMap { WebAddress($0) } }

  /// The addresses between the first one and the last.
  var redirects: [String] {
    visited.dropFirst().filter { $0 != address }.map(\.description)
  }

  /// The header lines that go into a capture. The text is always handed on as UTF-8, whatever the site sent.
  var headers: [HeaderField] {
    guard let answer else { return [] }
    var fields = [HeaderField(name: "content-type", value: "\(answer.mimeType); charset=utf-8")]
    for (name, value) in answer.headers.sorted(by: { $0.key < $1.key }) {
      let name = name.lowercased()
      guard TransferAnswer.keptHeaders.contains(name), name != "content-type" else { continue }
      // Lines of one name come as one value with line ends in it.
      for line in value.split(separator: "\n") where fields.count < TransferAnswer.keptHeaderLimit {
        fields.append(HeaderField(name: name, value: PageText.clean(String(line), limit: 2000)))
      }
    }
    return fields
  }
}
