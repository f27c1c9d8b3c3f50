import Testing

@testable import Acquiring

@Suite("Where a network address leads")
struct NetworkAddressTests {
  @Test(
    "the public internet is let through",
    arguments: [
      "1.2.3.4", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
      "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "191.255.255.255",
      "192.0.1.0", "192.0.3.0", "192.88.98.255", "192.88.100.0", "192.167.255.255", "192.169.0.0",
      "198.17.255.255", "198.20.0.0", "198.51.99.255", "198.51.101.0", "203.0.112.255", "203.0.114.0",
      "223.255.255.255", "[2001:200::1]", "[2001:db7::1]", "[2001:db9::1]", "[2003::1]", "[2606:4700::1]",
      "[2a00:1450::1]", "[3ffe::1]", "[3fff:1000::1]", "[::ffff:8.8.8.8]",
    ])
  func global(_ host: String) throws {
    #expect(try #require(NetworkAddress(host: host)).reach == .global)
  }

  @Test(
    "this computer and private networks can be opened by the person",
    arguments: [
      "127.0.0.1", "127.255.255.254", "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255",
      "192.168.0.1",
      "192.168.255.255", "[::1]", "[fc00::1]", "[fd00::1]", "[::ffff:127.0.0.1]", "[::ffff:10.0.0.1]",
      "[::ffff:7f00:1]",
    ])
  func inner(_ host: String) throws {
    let network = try #require(NetworkAddress(host: host))
    guard case .inner = network.reach else {
      Issue.record("\(host) is \(network.reach)")
      return
    }
    let address = "http://typed.example"
    #expect(AddressRule(openOrigin: nil).refusal(of: network, for: address) != nil)
    #expect(AddressRule(openOrigin: "http://other.example").refusal(of: network, for: address) != nil)
    #expect(AddressRule(openOrigin: address).refusal(of: network, for: address) == nil)
  }

  @Test(
    "addresses kept for other uses are never opened",
    arguments: [
      "0.0.0.0", "0.1.2.3", "100.64.0.1", "100.127.255.254", "169.254.169.254", "169.254.0.1", "192.0.0.1",
      "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1",
      "239.255.255.255", "240.0.0.1", "255.255.255.255", "[::]", "[::127.0.0.1]", "[::ffff:0:127.0.0.1]",
      "[64:ff9b::7f00:1]", "[64:ff9b::808:808]", "[64:ff9b:1::a00:1]", "[100::1]", "[2001:0:a00:1::1]",
      "[2001:1ff::1]", "[2001:db8::1]", "[2002:a00:1::1]", "[3fff::1]", "[3fff:fff::1]", "[4000::1]",
      "[5f00::1]",
      "[fe80::1]", "[fec0::1]", "[ff02::1]", "[::ffff:169.254.169.254]",
    ])
  func special(_ host: String) throws {
    let network = try #require(NetworkAddress(host: host))
    guard case .special = network.reach else {
      Issue.record("\(host) is \(network.reach)")
      return
    }
    #expect(AddressRule(openOrigin: "http://a").refusal(of: network, for: "http://a") != nil)
  }

  @Test(
    "other spellings of a number are not read as an address",
    arguments: [
      "127.1", "127.0.1", "2130706433", "0177.0.0.1", "0x7f.0.0.1", "127.0.0.1.1", "127.0.0", "256.0.0.1",
      "1.2.3.04",
      "[fe80::1%lo]", "[::1", "::1", "١٢٧.0.0.1", "", "1.2.3.", "+1.2.3.4",
    ])
  func otherSpellings(_ host: String) {
    #expect(NetworkAddress(host: host) == nil)
  }

  @Test("only four or sixteen bytes are an address")
  func sizes() {
    #expect(NetworkAddress(bytes: []) == nil)
    #expect(NetworkAddress(bytes: [1, 2, 3]) == nil)
    #expect(NetworkAddress(bytes: [1, 2, 3, 4])?.reach == .global)
  }
}
