/// The names by which pages call their encodings (WHATWG Encoding standard, section 4.2).
enum CharacterEncodingLabel {
  /// The encoding that a label stands for; `nil` for one that is unknown or never honoured (UTF-7).
  static func encoding(_ label: String) -> String? {
    let label = label.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
    if label.hasPrefix("windows-125") || label.hasPrefix("cp125") || label.hasPrefix("x-cp125") {
      guard let digit = label.last, "12345678".contains(digit) || digit == "0" else { return nil }
      return digit == "2" ? "windows-1252" : "windows-125\(digit)"
    }
    return table[label]
  }

  /// Latin-1 and ASCII are windows-1252 on the web; the old Chinese ones are GB18030.
  private static let table: [String: String] = {
    var table: [String: String] = [:]
    let groups: [(String, [String])] = [
      ("UTF-8", ["utf-8", "utf8", "unicode-1-1-utf-8", "x-unicode20utf8", "unicode11utf8"]),
      (
        "windows-1252",
        ["iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1", "us-ascii", "ascii", "ansi_x3.4-1968"]
      ),
      ("ISO-8859-2", ["iso-8859-2", "iso8859-2", "latin2", "l2"]),
      ("ISO-8859-3", ["iso-8859-3", "latin3"]),
      ("ISO-8859-4", ["iso-8859-4", "latin4"]),
      ("ISO-8859-5", ["iso-8859-5", "cyrillic"]),
      ("ISO-8859-6", ["iso-8859-6", "arabic"]),
      ("ISO-8859-7", ["iso-8859-7", "greek", "greek8"]),
      ("ISO-8859-8", ["iso-8859-8", "hebrew", "visual"]),
      ("windows-1254", ["iso-8859-9", "latin5", "l5"]),
      ("ISO-8859-10", ["iso-8859-10", "latin6"]),
      ("ISO-8859-13", ["iso-8859-13"]),
      ("ISO-8859-14", ["iso-8859-14"]),
      ("ISO-8859-15", ["iso-8859-15", "latin-9", "l9"]),
      ("ISO-8859-16", ["iso-8859-16"]),
      ("KOI8-R", ["koi8-r", "koi8", "koi"]),
      ("KOI8-U", ["koi8-u", "koi8-ru"]),
      ("CP866", ["ibm866", "cp866", "866"]),
      ("TIS-620", ["tis-620", "windows-874", "iso-8859-11"]),
      ("GB18030", ["gbk", "gb2312", "gb18030", "x-gbk", "gb_2312-80", "chinese"]),
      ("BIG5", ["big5", "big5-hkscs", "x-x-big5", "cn-big5"]),
      ("EUC-JP", ["euc-jp", "x-euc-jp"]),
      ("ISO-2022-JP", ["iso-2022-jp"]),
      ("CP932", ["shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "ms_kanji"]),
      ("EUC-KR", ["euc-kr", "ks_c_5601-1987", "korean", "windows-949"]),
      ("UTF-16LE", ["utf-16", "utf-16le", "unicode", "ucs-2"]),
      ("UTF-16BE", ["utf-16be"]),
    ]
    for (encoding, labels) in groups { for label in labels { table[label] = encoding } }
    return table
  }()

  /// The label in `<meta charset>` or `<meta http-equiv=content-type>`, found without parsing.
  static func inMarkup(_ bytes: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: bytes, as: Unicode.ASCII.self).lowercased()
    var rest = text[...]
    while let meta = rest.firstRange(of: "<meta") {
      let tag = rest[meta.upperBound...].prefix { $0 != ">" }
      rest = rest[tag.endIndex...]
      guard let charset = tag.firstRange(of: "charset") else { continue }
      let value = tag[charset.upperBound...].drop { $0.isWhitespace || $0 == "=" || $0 == "\"" || $0 == "'" }
      let label = value.prefix { !$0.isWhitespace && !"\"'/;>".contains($0) }
      guard let encoding = encoding(String(label)) else { continue }
      // A page that can be read as ASCII is not in UTF-16, whatever it says.
      return encoding.hasPrefix("UTF-16") ? "UTF-8" : encoding
    }
    return nil
  }
}
