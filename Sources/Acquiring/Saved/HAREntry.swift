import Foundation
import MIME
import Model

/// One request of a browser's record, with its answer. Cookies and credentials are looked for, never kept.
struct HAREntry {
  let address: String
  let status: Int
  let date: Date?
  /// Whether the request carried a cookie or a credential.
  let carriesIdentity: Bool
  /// Whether the record has not been cleared of cookies.
  let showsCookies: Bool
  private let pageID: String?
  /// "document" for pages and frames; not every browser writes it.
  private let resourceType: String?
  /// What the browser said that it wanted: "document" for a page, "iframe" for a frame.
  private let destination: String?
  private let responseHeaders: [HeaderField]
  private let mediaType: MIMEHeader.ContentType
  private let text: String?
  private let isBase64: Bool
  /// The length of the body, in bytes, where the browser knew it.
  private let size: Int

  /// `nil` if it is no JSON or lacks what every entry has.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard let entry = Self.json(bytes), let request = entry["request"] as? [String: Any],
      let response = entry["response"] as? [String: Any], let address = request["url"] as? String
    else { return nil }
    let requestHeaders = Self.headers(request)
    let responseHeaders = Self.headers(response)
    let content = response["content"] as? [String: Any] ?? [:]
    let identity: Set = ["cookie", "authorization"]
    self.address = String(address.prefix { $0 != "#" })
    self.responseHeaders = responseHeaders
    status = (response["status"] as? NSNumber)?.intValue ?? 0
    date = (entry["startedDateTime"] as? String).flatMap(SavedDate.numeric)
    carriesIdentity =
      requestHeaders.contains { identity.contains($0.name) && !$0.value.isEmpty }
      || Self.hasCookies(request)
    showsCookies =
      carriesIdentity || responseHeaders.contains { $0.name == "set-cookie" } || Self.hasCookies(response)
    pageID = entry["pageref"] as? String
    resourceType = entry["_resourceType"] as? String
    destination = requestHeaders.first { $0.name == "sec-fetch-dest" }?.value
    mediaType = MIMEHeader.ContentType(content["mimeType"] as? String ?? "")
    text = content["text"] as? String
    isBase64 = (content["encoding"] as? String)?.lowercased() == "base64"
    size = (content["size"] as? NSNumber)?.intValue ?? 0
  }

  /// Whether it is a page that the person opened, and not a picture, a frame or a step on the way.
  ///
  /// A page that the site refused is one too: it must not go missing. Where the browser does not say which
  /// requests are pages, the first one of each page of the record is.
  func isDocument(in startedPages: inout Set<String>) -> Bool {
    guard WebAddress(address) != nil, status >= 200, !(300..<400).contains(status),
      mediaType.isHTML || status != 200
    else { return false }
    if let destination { return destination == "document" }
    if let resourceType { return resourceType == "document" }
    return mediaType.isHTML && startedPages.insert(pageID ?? "").inserted
  }

  var hasBody: Bool { text?.isEmpty == false }

  /// The page's bytes; `nil` if they are not in the record, or not all of them.
  var body: [UInt8]? {
    guard let text, !text.isEmpty else { return nil }
    let encoded = Array(text.utf8)
    guard isBase64 else {
      // A mark of three bytes at the start is not part of the text. UTF-16 gets shorter in UTF-8.
      let isWhole =
        encoded.count + 3 >= size || mediaType["charset"]?.lowercased().hasPrefix("utf-16") == true
      return isWhole ? encoded : nil
    }
    let decoded = try? TransferCoding.base64.decode(encoded[...], limit: encoded.count)
    return decoded.flatMap { $0.count >= size ? $0 : nil }
  }

  /// The header lines that later stages may need, with the type of ``body``.
  var keptHeaders: [HeaderField] {
    let charset = isBase64 ? mediaType["charset"] : "utf-8"
    let type = PageText.clean(mediaType.mediaType + (charset.map { "; charset=\($0)" } ?? ""), limit: 200)
    let others = responseHeaders.lazy
      .filter { TransferAnswer.keptHeaders.contains($0.name) && $0.name != "content-type" }
      .prefix(TransferAnswer.keptHeaderLimit)
      .map { HeaderField(name: $0.name, value: PageText.clean($0.value, limit: 2000)) }
    return [HeaderField(name: "content-type", value: type)] + others
  }

  private static func headers(_ message: [String: Any]) -> [HeaderField] {
    (message["headers"] as? [Any] ?? []).prefix(500).compactMap { line in
      guard let line = line as? [String: Any], let name = line["name"] as? String,
        let value = line["value"] as? String
      else { return nil }
      return HeaderField(name: name, value: value.trimmingCharacters(in: .whitespacesAndNewlines))
    }
  }

  private static func hasCookies(_ message: [String: Any]) -> Bool {
    (message["cookies"] as? [Any])?.isEmpty == false
  }

  private static func json(_ bytes: ArraySlice<UInt8>) -> [String: Any]? {
    let read = { (data: Data) in try? JSONSerialization.jsonObject(with: data) as? [String: Any] }
    return read(Data(bytes)) ?? read(Data(mended(bytes)))
  }

  /// With half characters (lone surrogates) replaced. Pages hold them, browsers write them down as they are,
  /// and Foundation then refuses the whole text.
  private static func mended(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result = Array(bytes)
    func unit(at index: Int) -> UInt16? {
      guard index + 6 <= result.count, result[index] == 0x5C, result[index + 1] == 0x75 else { return nil }
      return UInt16(String(decoding: result[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
    }
    var index = 0
    while index < result.count {
      guard result[index] == 0x5C else {
        index += 1
        continue
      }
      guard let first = unit(at: index) else {
        index += 2
        continue
      }
      if UTF16.isLeadSurrogate(first), let second = unit(at: index + 6), UTF16.isTrailSurrogate(second) {
        index += 12
        continue
      }
      if (0xD800...0xDFFF).contains(first) {
        result.replaceSubrange((index + 2)..<(index + 6), with: Array("FFFD".utf8))
      }
      index += 6
    }
    return result
  }
}
