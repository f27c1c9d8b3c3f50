import Foundation

/// Resolves the character references that libxml2 reads otherwise than HTML, before it sees them.
///
/// It gives C1 controls for `&#x80;` to `&#x9F;`, which pages write for the "smart" marks of windows-1252, and it
/// knows only the names of HTML 4: no "ŵ", no "ŷ", and no "@" for those who spell their address with `&commat;`.
enum CharacterReferences {
  /// `utf8` with those references replaced by their characters. None of them can open or close markup.
  static func resolved(_ utf8: ContiguousArray<UInt8>) -> ContiguousArray<UInt8> {
    utf8.withUnsafeBufferPointer { source in
      var output = ContiguousArray<UInt8>()
      var copied = 0
      var index = 0
      while let base = source.baseAddress, index < source.count,
        let found = memchr(base + index, Int32(UInt8(ascii: "&")), source.count - index)
      {
        let mark = UnsafeRawPointer(found) - UnsafeRawPointer(base)
        index = mark + 1
        guard let found = reference(source[index...]) else { continue }
        if output.isEmpty { output.reserveCapacity(source.count) }
        output.append(contentsOf: source[copied..<mark])
        output.append(contentsOf: found.text.utf8)
        index = found.end
        copied = index
      }
      // Nothing found is the usual case: then the page is not copied.
      guard copied > 0 else { return utf8 }
      output.append(contentsOf: source[copied...])
      return output
    }
  }

  private typealias Found = (text: String, end: Int)

  private static func reference(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Found? {
    guard let first = rest.first else { return nil }
    return first == UInt8(ascii: "#") ? number(rest.dropFirst()) : name(rest)
  }

  private static func number(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Found? {
    let isHex = rest.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
    let radix: UInt32 = isHex ? 16 : 10
    var value: UInt32 = 0
    var index = isHex ? rest.startIndex + 1 : rest.startIndex
    let start = index
    while index < rest.endIndex, let digit = digit(rest[index]), digit < radix {
      // Stays at a value that is none of ours, so that a long number cannot overflow.
      value = min(value * radix + digit, 0x11_0000)
      index += 1
    }
    guard index > start, let scalar = Windows1252.character(forControl: value) else { return nil }
    if index < rest.endIndex, rest[index] == UInt8(ascii: ";") { index += 1 }
    return (String(scalar), index)
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  private static func name(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Found? {
    guard let end = rest.prefix(longestName + 1).firstIndex(of: UInt8(ascii: ";")),
      let text = names[String(decoding: rest[..<end], as: UTF8.self)]
    else { return nil }
    return (text, end + 1)
  }

  private static let longestName = names.keys.map(\.utf8.count).max() ?? 0

  /// Letters of European names, and the marks with which addresses and telephone numbers are spelt.
  private static let names: [String: String] = {
    let table = """
      commat @ period . lowbar _ hyphen ‐ colon : sol / plus + num # comma , lpar ( rpar )
      Amacr Ā amacr ā Abreve Ă abreve ă Aogon Ą aogon ą Cacute Ć cacute ć Ccirc Ĉ ccirc ĉ Cdot Ċ cdot ċ
      Ccaron Č ccaron č Dcaron Ď dcaron ď Dstrok Đ dstrok đ Emacr Ē emacr ē Edot Ė edot ė Eogon Ę eogon ę
      Ecaron Ě ecaron ě Gcirc Ĝ gcirc ĝ Gbreve Ğ gbreve ğ Gdot Ġ gdot ġ Gcedil Ģ Hcirc Ĥ hcirc ĥ Hstrok Ħ
      hstrok ħ Itilde Ĩ itilde ĩ Imacr Ī imacr ī Iogon Į iogon į Idot İ imath ı Jcirc Ĵ jcirc ĵ Kcedil Ķ
      kcedil ķ Lacute Ĺ lacute ĺ Lcedil Ļ lcedil ļ Lcaron Ľ lcaron ľ Lmidot Ŀ lmidot ŀ Lstrok Ł lstrok ł
      Nacute Ń nacute ń Ncedil Ņ ncedil ņ Ncaron Ň ncaron ň Omacr Ō omacr ō Odblac Ő odblac ő Racute Ŕ
      racute ŕ Rcedil Ŗ rcedil ŗ Rcaron Ř rcaron ř Sacute Ś sacute ś Scirc Ŝ scirc ŝ Scedil Ş scedil ş
      Tcedil Ţ tcedil ţ Tcaron Ť tcaron ť Tstrok Ŧ tstrok ŧ Utilde Ũ utilde ũ Umacr Ū umacr ū Ubreve Ŭ
      ubreve ŭ Uring Ů uring ů Udblac Ű udblac ű Uogon Ų uogon ų Wcirc Ŵ wcirc ŵ Ycirc Ŷ ycirc ŷ
      Zacute Ź zacute ź Zdot Ż zdot ż Zcaron Ž zcaron ž
      """
    let words = table.split(whereSeparator: \.isWhitespace).map(String.init)
    return Dictionary(
      uniqueKeysWithValues: stride(from: 0, to: words.count, by: 2).map { (words[$0], words[$0 + 1]) })
  }()
}
