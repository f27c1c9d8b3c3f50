import Crypto
import Foundation

/// The digests that web archives carry (ISO 28500 section 5.8): the name of the way, a colon, and the value in
/// base 32 (RFC 4648) as programs write it, or in hexadecimal.
enum WARCDigest {
  /// The digest that netcurtain writes.
  static func of(_ bytes: some DataProtocol) -> String {
    "sha256:" + base32(Array(SHA256.hash(data: bytes)))
  }

  /// Whether `digest` is that of `bytes`; `nil` if it is made in another way.
  static func matches(_ digest: String, _ bytes: some DataProtocol) -> Bool? {
    let parts = digest.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let value: [UInt8]
    switch parts[0].lowercased() {
    // It only finds out what broke by accident, for which SHA-1 is enough; it is what most programs write.
    case "sha1", "sha-1": value = Array(Insecure.SHA1.hash(data: bytes))
    case "sha256", "sha-256": value = Array(SHA256.hash(data: bytes))
    default: return nil
    }
    let written = parts[1].prefix { $0 != "=" }.uppercased()
    let hexadecimal = value.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    return written == base32(value).prefix { $0 != "=" } || written == hexadecimal.uppercased()
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  static func base32(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    var bits = 0
    var value = 0
    for byte in bytes {
      value = value << 8 | Int(byte)
      bits += 8
      while bits >= 5 {
        text.append(alphabet[value >> (bits - 5) & 31])
        bits -= 5
      }
      value &= (1 << bits) - 1
    }
    if bits > 0 { text.append(alphabet[value << (5 - bits) & 31]) }
    while text.count % 8 != 0 { text.append(UInt8(ascii: "=")) }
    return String(decoding: text, as: UTF8.self)
  }
}
