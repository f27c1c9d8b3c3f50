import Foundation
internal import Model

/// How exact the name of a place is, 0 to 100 (the scale: `Checks/score.yaml`): a country 10, a region 20, a county
/// 40, a town 60.
enum PlacePrecision {
  /// The same for a home: a county or less 10, a town 25. Districts, streets and postcodes are told apart by those
  /// who find them.
  static func ofHome(_ place: String) -> Int { of(place) >= 60 ? 25 : 10 }

  static func of(_ place: String) -> Int {
    let parts = place.split(separator: ",").map { ComparableText.fold(String($0)) }.filter { !$0.isEmpty }
    guard let first = parts.first else { return 0 }
    if countries.contains(first) { return 10 }
    if first.hasSuffix("shire")
      || [
        "cornwall", "devon", "dorset", "essex", "kent", "norfolk", "rutland", "somerset", "suffolk", "surrey",
        "sussex", "cumbria", "northumberland", "gwynedd", "powys", "ceredigion", "dyfed", "gwent", "clwyd",
      ].contains(first) || first.hasSuffix(" area") || first.hasPrefix("greater ")
      || first.hasPrefix("county ")
    {
      return 40
    }
    if ["midlands", "east midlands", "west midlands", "east anglia", "yorkshire and the humber"].contains(
      first) || first.hasPrefix("north ") && parts.count == 1 && first.hasSuffix("england")
    {
      return 20
    }
    return 60
  }

  /// English and own names of all countries, with the nations of the United Kingdom.
  private static let countries: Set<String> = {
    let english = Locale(identifier: "en")
    let names = Locale.Region.isoRegions.compactMap { english.localizedString(forRegionCode: $0.identifier) }
    let more = [
      "uk", "usa", "us", "england", "scotland", "wales", "northern ireland", "cymru", "great britain",
      "britain", "the netherlands", "europe", "earth", "worldwide", "world",
    ]
    return Set((names + more).map(ComparableText.fold))
  }()
}
