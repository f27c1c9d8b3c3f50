import Foundation
import Model

/// What one transfer has brought so far, judged while it arrives.
///
/// Everything is counted here and not only by libcurl, whose own limits miss the trailers of a chunked answer
/// and any body without an announced length. Used on one thread, that of the fetch loop.
final class TransferAnswer {
  /// Why the transfer was stopped from this side.
  enum Stop: Equatable {
    case bodyTooLarge
    case headersTooLarge
    /// Compressed in a way that was not asked for and is not read.
    case unreadableCoding
    case brokenCompression
  }

  private(set) var stop: Stop?
  /// `nil` until a status line came.
  private(set) var status: Int?
  /// The lines that later stages may need.
  private(set) var headers: [HeaderField] = []
  /// The values of `Location`, without repetition.
  private(set) var locations: [String] = []
  /// Whether the empty line after the headers has come. libcurl calls an answer that ends before it a success.
  private(set) var headersEnded = false
  /// Whether anything at all has come.
  private(set) var isEmpty = true

  private let address: WebAddress
  private let rule: AddressRule
  /// Who asks for the page; then every connection leads to it.
  private let proxy: Proxy?
  private let bodyLimit: Int
  private let headerByteLimit: Int
  private let headerLineLimit: Int
  private var headerBytes = 0
  private var headerLines = 0
  private var codings: [String] = []
  private var plainBody: [UInt8] = []
  private var gunzip: Gunzip?

  init(
    address: WebAddress, rule: AddressRule, proxy: Proxy? = nil, bodyLimit: Int, headerByteLimit: Int,
    headerLineLimit: Int
  ) {
    self.address = address
    self.rule = rule
    self.proxy = proxy
    self.bodyLimit = bodyLimit
    self.headerByteLimit = headerByteLimit
    self.headerLineLimit = headerLineLimit
  }

  /// The body; `nil` if it is compressed and its end is missing.
  var body: [UInt8]? {
    guard let gunzip else { return plainBody }
    return gunzip.isComplete ? gunzip.output : nil
  }

  /// The headers of the answer that go into a capture; others can identify the visit and are not kept.
  static let keptHeaders: Set<String> = [
    "content-type", "content-language", "x-robots-tag", "link", "refresh", "server", "cf-mitigated",
    "retry-after",
  ]
  static let keptHeaderLimit = 40

  /// Judges the address that a name led to. Any family but IPv4 and IPv6 is refused.
  func mayConnect(to network: NetworkAddress?, port: Int) -> Bool {
    let refusal =
      network.map { network in
        proxy.map { $0.refusal(of: network, port: port) } ?? rule.refusal(of: network, for: address.origin)
      } ?? .special("neither IPv4 nor IPv6")
    // A later address of the same name may be a public one: then the transfer goes on, and the reason is unused.
    if let refusal { refusedConnection = refusal }
    return refusal == nil
  }

  /// The last refusal of ``mayConnect(to:port:)``. libcurl itself only says that it could not connect.
  private(set) var refusedConnection: AddressRule.Refusal?

  /// Takes one header line with its line end; false ends the transfer.
  func receiveHeaderLine(_ bytes: UnsafeRawBufferPointer) -> Bool {
    isEmpty = false
    headerBytes += bytes.count
    headerLines += 1
    guard headerBytes <= headerByteLimit, headerLines <= headerLineLimit else {
      return end(.headersTooLarge)
    }
    // What comes after the headers is a trailer: counted, never kept.
    if headersEnded { return true }
    let line = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    if line.hasPrefix("HTTP/") {
      // A new answer, after one that only said "continue".
      status = line.split(separator: " ").dropFirst().first.flatMap { Int($0.prefix(3)) } ?? 0
      headers = []
      locations = []
      codings = []
      return true
    }
    if line.isEmpty {
      guard let status, status >= 200 || status < 100 else { return true }
      headersEnded = true
      return chooseCoding()
    }
    keep(line)
    return true
  }

  private func keep(_ line: String) {
    guard let colon = line.firstIndex(of: ":") else { return }
    let name = line[..<colon].lowercased()
    let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    switch name {
    case "location":
      if !value.isEmpty, !locations.contains(value) { locations.append(value) }
    case "content-encoding":
      codings += value.lowercased().split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    case _ where Self.keptHeaders.contains(name) && headers.count < Self.keptHeaderLimit:
      headers.append(HeaderField(name: name, value: PageText.clean(value, limit: 2000)))
    default:
      break
    }
  }

  /// Plain was asked for. One layer of gzip is read too, because some servers send it all the same.
  private func chooseCoding() -> Bool {
    codings.removeAll { $0 == "identity" || $0.isEmpty }
    if codings.isEmpty { return true }
    guard codings == ["gzip"] || codings == ["x-gzip"] else { return end(.unreadableCoding) }
    gunzip = Gunzip(limit: bodyLimit)
    return true
  }

  /// Takes a piece of the body; false ends the transfer.
  func receiveBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    isEmpty = false
    if gunzip != nil {
      do throws(Gunzip.Failure) {
        try gunzip?.append(bytes)
        return true
      } catch {
        return end(error == .tooLarge ? .bodyTooLarge : .brokenCompression)
      }
    }
    guard plainBody.count + bytes.count <= bodyLimit else { return end(.bodyTooLarge) }
    plainBody.append(contentsOf: bytes)
    return true
  }

  /// Keeps the reason and lets go of what came: a cut body is never used.
  private func end(_ reason: Stop) -> Bool {
    stop = reason
    plainBody = []
    gunzip = nil
    return false
  }
}
