import Foundation

/// Files packed together and alone, made byte by byte so that tests can lie in them.
package enum Packing {
  /// One file of a zip, as its two headers describe it.
  package struct Entry {
    package var name: [UInt8]
    /// As it lies in the zip.
    package var data: [UInt8]
    /// 0 for stored, 8 for deflated.
    package var method: UInt16 = 0
    package var size: UInt32
    package var packedSize: UInt32
    package var checkSum: UInt32
    /// Names are in UTF-8.
    package var flags: UInt16 = 0x800
    /// The file's kind and permissions, as Unix has them.
    package var mode: UInt16 = 0o100_644
    package var extra: [UInt8] = []

    package init(_ name: String, _ text: String, _ change: (inout Entry) -> Void = { _ in }) {
      self.init(name, Array(text.utf8), change)
    }

    package init(_ name: String, _ bytes: [UInt8], _ change: (inout Entry) -> Void = { _ in }) {
      self.name = Array(name.utf8)
      data = bytes
      size = UInt32(bytes.count)
      packedSize = size
      checkSum = Packing.checkSum(bytes)
      change(&self)
    }

    /// Deflated by the gzip command, whose stream lies between a header of ten bytes and a trailer of eight.
    package static func deflated(_ name: String, _ bytes: [UInt8]) throws -> Entry {
      let packed = try Packing.gzipCommand(bytes)
      return Entry(name, bytes) {
        $0.data = Array(packed.dropFirst(10).dropLast(8))
        $0.packedSize = UInt32($0.data.count)
        $0.method = 8
      }
    }
  }

  /// A zip with its list of files at the end.
  package static func zip(_ entries: [Entry]) -> [UInt8] {
    var bytes: [UInt8] = []
    var list: [UInt8] = []
    for entry in entries {
      let common =
        little(entry.flags) + little(entry.method) + little(UInt16(0)) + little(UInt16(0x58C1))
        + little(entry.checkSum) + little(entry.packedSize) + little(entry.size)
        + little(UInt16(entry.name.count)) + little(UInt16(entry.extra.count))
      list += [0x50, 0x4B, 1, 2] + little(UInt16(0x0314)) + little(UInt16(20)) + common
      list += little(UInt16(0)) + little(UInt16(0)) + little(UInt16(0)) + little(UInt32(entry.mode) << 16)
      list += little(UInt32(bytes.count)) + entry.name + entry.extra
      bytes += [0x50, 0x4B, 3, 4] + little(UInt16(20)) + common + entry.name + entry.extra + entry.data
    }
    let start = bytes.count
    bytes += list + [0x50, 0x4B, 5, 6] + little(UInt32(0))
    bytes +=
      little(UInt16(truncatingIfNeeded: entries.count)) + little(UInt16(truncatingIfNeeded: entries.count))
    return bytes + little(UInt32(list.count)) + little(UInt32(start)) + little(UInt16(0))
  }

  /// One gzip stream whose blocks are stored.
  package static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var rest = bytes[...]
    repeat {
      let piece = rest.prefix(0xFFFF)
      rest = rest.dropFirst(piece.count)
      result.append(rest.isEmpty ? 1 : 0)
      result += little(UInt16(piece.count)) + little(~UInt16(piece.count)) + piece
    } while !rest.isEmpty
    return result + little(checkSum(bytes)) + little(UInt32(truncatingIfNeeded: bytes.count))
  }

  /// What the gzip command makes of it.
  package static func gzipCommand(_ bytes: [UInt8]) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, to: "bytes")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/gzip")
    process.arguments = ["-9", "--no-name", path]
    try process.run()
    process.waitUntilExit()
    return Array(try Data(contentsOf: URL(fileURLWithPath: path + ".gz")))
  }

  private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian, Array.init)
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
  }

  private static func checkSum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
  }
}
