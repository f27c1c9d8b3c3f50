import Crypto
import Model

/// The hash by which two audits are compared: what is shown of whom, never where or how sure.
enum Fingerprint {
  /// Sixteen hex digits over check, profile, kinds of fact and values. Order and repetition do not matter.
  static func of(check: Check, page: AuditedPage, exposures: [Exposure]) -> String {
    let kinds =
      exposures.isEmpty
      ? check.condition.attributes.map(\.rawValue)
      : exposures.map { "\($0.attribute.rawValue)=\(comparableValue($0))" }
    let parts = [check.id, page.key] + Set(kinds).sorted()
    return hash(parts)
  }

  private static func hash(_ parts: [String]) -> String {
    // No value holds a unit separator: values are folded to letters, digits and spaces.
    let digest = SHA256.hash(data: Array(parts.joined(separator: "\u{1F}").utf8))
    let hex = digest.prefix(8).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }
    return hex.joined()
  }

  /// The same for a finding about several pages: what they show together, whatever their order.
  static func of(check: Check, keys: [String], exposures: [Exposure]) -> String {
    let kinds = exposures.map { "\($0.attribute.rawValue)=\(comparableValue($0))" }
    return hash([check.id] + Set(keys).sorted() + Set(kinds).sorted())
  }

  /// The value without what changes by itself: a picture's signed link, the count of followers.
  static func comparableValue(_ exposure: Exposure) -> String {
    switch exposure.attribute {
    case .photograph:
      PictureAddress(exposure.value)?.key ?? exposure.normalisedValue
    case .connections, .publicPosts, .postingTime, .thirdPartyContent:
      exposure.normalisedValue.split(separator: " ").filter { !$0.allSatisfy(\.isNumber) }
        .joined(separator: " ")
    default:
      exposure.normalisedValue
    }
  }
}

/// A picture's address in a form that stays the same from one visit to the next.
struct PictureAddress: Hashable, Sendable {
  let key: String
  /// The same on every machine that hands the picture out: where its name is a hash of its content (or of what it
  /// stands for, as at Gravatar), the hash alone tells it.
  let contentKey: String

  /// Hex digits of a hash of 128 bits or more.
  private static let hashLength = 32

  /// `nil` unless `text` is a web address.
  init?(_ text: String) {
    guard let address = WebAddress(text) else { return nil }
    // A long last part names the picture; then the query is a size or a signature. A short one
    // ("avatar.php?user=7") names a program, and the query names the picture.
    let file = address.path.split(separator: "/").last ?? ""
    let query = file.utf8.count >= 16 ? nil : address.query
    key = address.host + address.path + (query.map { "?\($0)" } ?? "")
    let name = file.prefix { $0 != "." }
    let isHash = name.utf8.count >= Self.hashLength && name.allSatisfy { $0.isASCII && $0.isHexDigit }
    // One digit over and over is nobody's hash.
    contentKey = isHash && Set(name).count > 2 ? "hash/" + name.lowercased() : key
  }
}
