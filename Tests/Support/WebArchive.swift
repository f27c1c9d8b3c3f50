/// Records of a web archive (WARC 1.1), made as programs make them, or wrongly.
package struct WebArchive {
  package private(set) var records: [[UInt8]] = []
  private var count = 0

  package init() {
    add(
      "warcinfo", target: nil, type: "application/warc-fields", block: "software: Wget/1.21.3 (linux-gnu)\r\n"
    )
  }

  package var bytes: [UInt8] { records.flatMap(\.self) }
  /// Each record packed by itself, as programs do it.
  package var packed: [UInt8] { records.flatMap { Packing.gzip($0) } }

  /// Adds a record; gives its id.
  @discardableResult
  package mutating func add(
    _ kind: String, target: String?, type: String, block: String, lines: [String] = [], length: Int? = nil,
    date: String = "2024-06-01T10:11:12Z"
  ) -> String {
    count += 1
    let id = "<urn:uuid:00000000-0000-4000-8000-\(String(count + 100_000_000_000))>"
    var head = ["WARC/1.1", "WARC-Type: \(kind)", "WARC-Record-ID: \(id)", "WARC-Date: \(date)"]
    if let target { head.append("WARC-Target-URI: \(target)") }
    head += ["Content-Type: \(type)", "Content-Length: \(length ?? block.utf8.count)"] + lines
    records.append(Array((head.joined(separator: "\r\n") + "\r\n\r\n" + block + "\r\n\r\n").utf8))
    return id
  }

  /// Adds a request with its answer.
  package mutating func visit(
    _ target: String, status: Int = 200, type: String = "text/html; charset=utf-8", headers: [String] = [],
    request: [String] = [], body: String = "", lines: [String] = [], length: Int? = nil
  ) {
    let head = ["HTTP/1.1 \(status) Test"] + (type.isEmpty ? [] : ["Content-Type: \(type)"]) + headers
    let answer = add(
      "response", target: target, type: "application/http;msgtype=response",
      block: head.joined(separator: "\r\n") + "\r\n\r\n" + body, lines: lines, length: length)
    let path = target.drop { $0 != ":" }.dropFirst(3).drop { $0 != "/" }
    add(
      "request", target: target, type: "application/http;msgtype=request",
      block: (["GET \(path) HTTP/1.1"] + request).joined(separator: "\r\n") + "\r\n\r\n",
      lines: ["WARC-Concurrent-To: \(answer)"])
  }
}
