/// The names by which pages call their encodings (WHATWG Encoding standard, section 4.2).
enum CharacterEncodingLabel {
  /// The WHATWG name of the encoding that a label stands for; `nil` for one that is unknown or never honoured:
  /// UTF-7, and the ISO-2022 and HZ ones in which harmless-looking text turns into markup.
  static func encoding(_ label: String) -> String? {
    var label = label.lowercased()[...]
    while let last = label.last, last.isWhitespace { label.removeLast() }
    return table[String(label.drop(while: \.isWhitespace))]
  }

  /// The encoding that an HTTP header gives, where the label may stand in quotes (RFC 9110 section 5.6.6).
  static func encoding(inHeader value: String) -> String? {
    encoding(value.filter { $0 != "\"" && $0 != "'" })
  }

  /// What the C library's converter calls the encoding, where its table is not under the WHATWG name.
  static func converterName(of encoding: String) -> String {
    switch encoding {
    case "Shift_JIS": "CP932"
    case "EUC-KR": "CP949"
    case "Big5": "BIG5-HKSCS"
    case "GBK", "gb18030": "GB18030"
    case "windows-874": "CP874"
    case "x-mac-cyrillic": "MAC-UK"
    case "ISO-8859-8-I": "ISO-8859-8"
    default: encoding
    }
  }

  /// Latin-1 and ASCII are windows-1252 on the web, Latin-5 is windows-1254.
  private static let table: [String: String] = {
    var table: [String: String] = [:]
    for (encoding, labels) in groups {
      for label in labels.split(separator: " ") { table[String(label)] = encoding }
    }
    // The Windows encodings without a group of their own have their own name and two abbreviations.
    for page in ["1250", "1251", "1253", "1255", "1256", "1257", "1258"] {
      for prefix in ["windows-", "cp", "x-cp"] { table[prefix + page] = "windows-\(page)" }
    }
    return table
  }()

  private static let groups: [(String, String)] = [
    ("UTF-8", "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8"),
    (
      "windows-1252",
      """
      windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 iso-ir-100 latin1 l1 \
      csisolatin1 cp819 ibm819 us-ascii ascii ansi_x3.4-1968
      """
    ),
    (
      "windows-1254",
      """
      windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 iso-ir-148 latin5 l5 \
      csisolatin5
      """
    ),
    (
      "ISO-8859-2",
      "iso-8859-2 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 iso-ir-101 latin2 l2 csisolatin2"
    ),
    (
      "ISO-8859-3",
      "iso-8859-3 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 iso-ir-109 latin3 l3 csisolatin3"
    ),
    (
      "ISO-8859-4",
      "iso-8859-4 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 iso-ir-110 latin4 l4 csisolatin4"
    ),
    (
      "ISO-8859-5",
      """
      iso-8859-5 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988 iso-ir-144 cyrillic csisolatincyrillic
      """
    ),
    (
      "ISO-8859-6",
      """
      iso-8859-6 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 iso-ir-127 arabic asmo-708 ecma-114 \
      csisolatinarabic iso-8859-6-e csiso88596e iso-8859-6-i csiso88596i
      """
    ),
    (
      "ISO-8859-7",
      """
      iso-8859-7 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 iso-ir-126 greek greek8 ecma-118 elot_928 \
      sun_eu_greek csisolatingreek
      """
    ),
    (
      "ISO-8859-8",
      """
      iso-8859-8 iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 iso-ir-138 hebrew visual csisolatinhebrew \
      iso-8859-8-e csiso88598e
      """
    ),
    ("ISO-8859-8-I", "iso-8859-8-i csiso88598i logical"),
    ("ISO-8859-10", "iso-8859-10 iso8859-10 iso885910 iso-ir-157 latin6 l6 csisolatin6"),
    ("ISO-8859-13", "iso-8859-13 iso8859-13 iso885913"),
    ("ISO-8859-14", "iso-8859-14 iso8859-14 iso885914"),
    ("ISO-8859-15", "iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 csisolatin9"),
    ("ISO-8859-16", "iso-8859-16"),
    ("KOI8-R", "koi8-r koi8_r koi8 koi cskoi8r"),
    ("KOI8-U", "koi8-u koi8-ru"),
    ("IBM866", "ibm866 cp866 866 csibm866"),
    ("macintosh", "macintosh mac x-mac-roman csmacintosh"),
    ("x-mac-cyrillic", "x-mac-cyrillic x-mac-ukrainian"),
    ("windows-874", "windows-874 dos-874 tis-620 iso-8859-11 iso8859-11 iso885911"),
    ("GBK", "gbk x-gbk gb2312 gb_2312 gb_2312-80 chinese csgb2312 csiso58gb231280 iso-ir-58"),
    ("gb18030", "gb18030"),
    ("Big5", "big5 big5-hkscs cn-big5 csbig5 x-x-big5"),
    ("EUC-JP", "euc-jp x-euc-jp cseucpkdfmtjapanese"),
    ("ISO-2022-JP", "iso-2022-jp csiso2022jp"),
    ("Shift_JIS", "shift_jis shift-jis sjis x-sjis windows-31j ms_kanji ms932 csshiftjis"),
    (
      "EUC-KR",
      """
      euc-kr cseuckr korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 csksc56011987 iso-ir-149 windows-949
      """
    ),
    ("UTF-16LE", "utf-16 utf-16le unicode unicodefeff ucs-2 iso-10646-ucs-2 csunicode"),
    ("UTF-16BE", "utf-16be unicodefffe"),
  ]
}
