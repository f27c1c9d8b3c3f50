import Foundation
import Model

/// What the browser asks of the guard: a tunnel (CONNECT), or one plain request (RFC 9112 section 3.2.2).
struct ProxyRequest {
  /// The longest head that is read, of a request and of an answer.
  static let headLimit = 64 << 10

  /// Where it leads, as an address that ``AddressRule`` can judge. Of a tunnel only the origin is known.
  let target: String
  let isTunnel: Bool
  /// What follows "Proxy-Authorization:", if anything.
  let credentials: String?
  private let method: String
  private let fields: [(name: Substring, line: Substring)]

  /// Fields that are about this one connection or about the guard, and go no further (RFC 9110 section 7.6.1).
  static let hopFields: Set<String> = [
    "connection", "proxy-connection", "proxy-authorization", "proxy-authenticate", "keep-alive", "te",
    "trailer",
    "upgrade", "host",
  ]

  /// Reads a head, without its empty line; `nil` if it is not written as the standard says.
  init?(head: String) {
    let lines = head.split(separator: "\r\n", omittingEmptySubsequences: false)
    let words = lines[0].split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0",
      !words[0].isEmpty, words[0].allSatisfy({ $0.isASCII && $0.isLetter })
    else { return nil }
    method = String(words[0])
    isTunnel = method == "CONNECT"
    target = isTunnel ? "https://\(words[1])/" : String(words[1])
    guard isTunnel ? !words[1].contains("/") : words[1].hasPrefix("http://") else { return nil }
    var fields: [(Substring, Substring)] = []
    var credentials: String?
    for line in lines.dropFirst() where !line.isEmpty {
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex, !line.contains("\n"),
        !line.contains("\r")
      else { return nil }
      let name = line[..<colon]
      guard name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
      if name.lowercased() == "proxy-authorization" {
        credentials = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      }
      fields.append((name, line))
    }
    self.fields = fields
    self.credentials = credentials
  }

  /// The head of the same request as the site is to get it, for one answer on one connection.
  func head(for address: WebAddress) -> String {
    let path = address.path + (address.query.map { "?\($0)" } ?? "")
    let authority = address.host + (address.port.map { ":\($0)" } ?? "")
    let kept = fields.filter { !Self.hopFields.contains($0.name.lowercased()) }.map { $0.line + "\r\n" }
    return "\(method) \(path) HTTP/1.1\r\nHost: \(authority)\r\n\(kept.joined())Connection: close\r\n\r\n"
  }

  /// The head of a site's answer as the browser is to get it, without its empty line; `nil` if it is none, or one
  /// that would pass for the guard's own question for the secret.
  static func answerHead(_ head: String) -> String? {
    let lines = head.split(separator: "\r\n", omittingEmptySubsequences: true)
    guard let first = lines.first, first.hasPrefix("HTTP/1."),
      let status = first.split(separator: " ").dropFirst().first.flatMap({ Int($0) }),
      (200...999).contains(status), status != 407
    else { return nil }
    let kept = lines.dropFirst().filter { line in
      !hopFields.contains(line.prefix { $0 != ":" }.lowercased())
    }
    return ([first] + kept + ["Connection: close"]).joined(separator: "\r\n") + "\r\n\r\n"
  }
}
