import Foundation

/// An IPv4 or IPv6 address as bytes, judged by where on the internet it leads.
///
/// Bytes, because text has many spellings of one address, and because the check that counts is made on
/// the address that libcurl is about to connect to.
struct NetworkAddress: Equatable {
  /// Where an address leads.
  enum Reach: Equatable {
    /// The public internet.
    case global
    /// This computer or a network behind it. May be opened for the address that the person typed.
    case inner(String)
    /// Kept for other uses. Never opened.
    case special(String)
  }

  /// Four bytes or sixteen.
  let bytes: [UInt8]

  /// `nil` unless there are four or sixteen bytes.
  init?(bytes: [UInt8]) {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    self.bytes = bytes
  }

  /// Reads a host: four decimal parts without leading zeros, or IPv6 in brackets without a zone.
  init?(host: String) {
    if host.hasPrefix("["), host.hasSuffix("]") {
      var address = in6_addr()
      guard inet_pton(AF_INET6, String(host.dropFirst().dropLast()), &address) == 1 else { return nil }
      self.bytes = withUnsafeBytes(of: &address) { Array($0) }
      return
    }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part -> UInt8? in
      guard part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), part == "0" || part.first != "0" else {
        return nil
      }
      return UInt8(part)
    }
    guard parts.count == 4, numbers.count == 4 else { return nil }
    self.bytes = numbers
  }

  /// Where this address leads.
  var reach: Reach { bytes.count == 4 ? Self.reach(ofFour: bytes) : Self.reach(ofSixteen: bytes) }

  /// Whether this address lies in the network of the first `bits` of `other`, which has as many bytes.
  func isWithin(_ other: NetworkAddress, bits: Int) -> Bool { Self.agree(other.bytes, bytes, bits: bits) }

  /// Whether the first `bits` are the same, as far as `start` goes.
  private static func agree(_ start: [UInt8], _ bytes: [UInt8], bits: Int) -> Bool {
    for (index, byte) in start.enumerated() {
      let wanted = min(8, max(0, bits - index * 8))
      let mask = UInt8(truncatingIfNeeded: 0xFF00 >> wanted)
      if (byte ^ bytes[index]) & mask != 0 { return false }
    }
    return true
  }

  private struct Block {
    let start: [UInt8]
    let bits: Int
    let reach: Reach

    func contains(_ bytes: [UInt8]) -> Bool { NetworkAddress.agree(start, bytes, bits: bits) }
  }

  /// IANA's registry of special-purpose IPv4 addresses, with multicast and the reserved end.
  private static let four = [
    Block(start: [0], bits: 8, reach: .special("this network")),
    Block(start: [10], bits: 8, reach: .inner("a private network")),
    Block(start: [100, 64], bits: 10, reach: .special("a provider's inner network")),
    Block(start: [127], bits: 8, reach: .inner("this computer")),
    Block(start: [169, 254], bits: 16, reach: .special("link-local, where cloud servers keep secrets")),
    Block(start: [172, 16], bits: 12, reach: .inner("a private network")),
    Block(start: [192, 0, 0], bits: 24, reach: .special("kept for protocols")),
    Block(start: [192, 0, 2], bits: 24, reach: .special("kept for examples")),
    Block(start: [192, 88, 99], bits: 24, reach: .special("a relay to other networks")),
    Block(start: [192, 168], bits: 16, reach: .inner("a private network")),
    Block(start: [198, 18], bits: 15, reach: .special("kept for measurements")),
    Block(start: [198, 51, 100], bits: 24, reach: .special("kept for examples")),
    Block(start: [203, 0, 113], bits: 24, reach: .special("kept for examples")),
    Block(start: [224], bits: 4, reach: .special("multicast")),
    Block(start: [240], bits: 4, reach: .special("reserved")),
  ]

  private static func reach(ofFour bytes: [UInt8]) -> Reach {
    four.first { $0.contains(bytes) }?.reach ?? .global
  }

  /// The parts of 2000::/3 that are not the public internet, or that carry another address inside.
  private static let sixteen = [
    Block(start: [0x20, 0x01, 0x00], bits: 23, reach: .special("kept for protocols")),
    Block(start: [0x20, 0x01, 0x0D, 0xB8], bits: 32, reach: .special("kept for examples")),
    Block(start: [0x20, 0x02], bits: 16, reach: .special("a relay to other networks")),
    Block(start: [0x3F, 0xFF, 0x00], bits: 20, reach: .special("kept for examples")),
  ]

  /// An allow-list: only 2000::/3 is the public internet, so that a form nobody thought of is not let through.
  private static func reach(ofSixteen bytes: [UInt8]) -> Reach {
    if bytes[..<15].allSatisfy({ $0 == 0 }), bytes[15] == 1 { return .inner("this computer") }
    if bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
      return reach(ofFour: Array(bytes[12...]))
    }
    if bytes[0] & 0xFE == 0xFC { return .inner("a private network") }
    guard bytes[0] & 0xE0 == 0x20 else { return .special("not on the public internet") }
    return sixteen.first { $0.contains(bytes) }?.reach ?? .global
  }
}
