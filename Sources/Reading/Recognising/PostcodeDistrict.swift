/// The first half of a United Kingdom postcode ("S41"), which names a part of a town.
enum PostcodeDistrict {
  /// The letters of the Royal Mail's postcode areas.
  private static let areas: Set<String> = Set(
    """
    AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G
    GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW
    OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC
    WD WF WN WR WS WV YO ZE
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Roads, masks, consoles and metro lines have the same form; alone between separators they are rare.
  private static let others: Set<String> = [
    "N95", "G7", "G8", "G20", "M1", "M25", "B12", "CO2", "E17", "W3C",
  ]

  /// Whether the text is a district and nothing else: one or two letters of an area and one or two digits.
  static func isOne(_ text: String) -> Bool {
    let letters = text.prefix { $0.isASCII && $0.isUppercase }
    let digits = text.dropFirst(letters.count)
    return areas.contains(String(letters)) && (1...2).contains(digits.count)
      && digits.allSatisfy { $0.isASCII && $0.isNumber } && digits.first != "0" && !others.contains(text)
  }
}
