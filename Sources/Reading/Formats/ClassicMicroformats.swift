/// The class names of the first microformats, and what each stands for in microformats2
/// (microformats.org/wiki/microformats2-parsing, "backward compatible parsing").
enum ClassicMicroformats {
  /// One of the first microformats.
  struct Format {
    let type: String
    /// Class name to prefixed property ("fn" to "p-name").
    let properties: [String: String]
    /// Link relation to prefixed property ("bookmark" to "u-url").
    var relations: [String: String] = [:]
  }

  /// By the class name of the root.
  static let formats: [String: Format] = [
    "adr": Format(type: "h-adr", properties: same("p", address)),
    "geo": Format(type: "h-geo", properties: same("p", "latitude longitude")),
    "vcard": Format(
      type: "h-card",
      properties: same(
        "p",
        "adr agent category class geo key label mailer nickname note org organization-name organization-unit role "
          + "tel tz additional-name family-name given-name honorific-prefix honorific-suffix sort-string "
          + "latitude longitude " + address
      ).merging(same("u", "email logo photo sound uid url")) { $1 }
        .merging(same("dt", "bday rev")) { $1 }
        .merging(["fn": "p-name", "title": "p-job-title"]) { $1 }),
    "vevent": Format(
      type: "h-event",
      properties: same(
        "p", "attendee category class comment contact description geo location organizer status"
      ).merging(same("u", "attach uid url")) { $1 }
        .merging(same("dt", "duration rdate last-modified")) { $1 }
        .merging(["summary": "p-name", "dtstart": "dt-start", "dtend": "dt-end"]) { $1 }),
    "hentry": Format(
      type: "h-entry",
      properties: [
        "entry-title": "p-name", "entry-summary": "p-summary", "entry-content": "e-content",
        "published": "dt-published", "updated": "dt-updated", "author": "p-author", "category": "p-category",
      ], relations: ["bookmark": "u-url", "tag": "p-category"]),
    "hfeed": Format(
      type: "h-feed",
      properties: [
        "author": "p-author", "category": "p-category", "photo": "u-photo", "url": "u-url",
        "entry": "p-entry",
      ], relations: ["tag": "p-category"]),
    "hnews": Format(
      type: "h-news",
      properties: [
        "entry": "p-entry", "geo": "p-geo", "latitude": "p-latitude", "longitude": "p-longitude",
        "source-org": "p-source-org", "dateline": "p-dateline",
      ], relations: ["principles": "u-principles"]),
    "hresume": Format(
      type: "h-resume",
      properties: same("p", "contact experience summary skill affiliation education publications")),
    "hproduct": Format(
      type: "h-product",
      properties: same("p", "brand category description price review availability listing identifier")
        .merging(same("u", "photo url")) { $1 }.merging(["fn": "p-name"]) { $1 },
      relations: ["tag": "p-category"]),
    "hrecipe": Format(
      type: "h-recipe",
      properties: same("p", "ingredient nutrition yield author summary category rating review")
        .merging([
          "fn": "p-name", "instructions": "e-instructions", "duration": "dt-duration", "photo": "u-photo",
          "published": "dt-published",
        ]) { $1 }, relations: ["tag": "p-category"]),
    "hreview": Format(
      type: "h-review",
      properties: same("p", "item rating best worst")
        .merging([
          "summary": "p-name", "reviewer": "p-author", "description": "e-content",
          "dtreviewed": "dt-reviewed", "photo": "u-photo", "url": "u-url", "category": "p-category",
        ]) { $1 },
      relations: ["bookmark": "u-url", "tag": "p-category", "self": "u-url"]),
    "hreview-aggregate": Format(
      type: "h-review-aggregate",
      properties: same("p", "item rating average best worst count votes category")
        .merging(["summary": "p-name", "description": "e-content", "photo": "u-photo", "url": "u-url"]) {
          $1
        },
      relations: ["bookmark": "u-url", "tag": "p-category", "self": "u-url"]),
    "item": Format(type: "h-item", properties: ["fn": "p-name", "photo": "u-photo", "url": "u-url"]),
  ]

  /// All names of properties: inside one of them, a value is that property's.
  static let propertyNames: Set<String> = Set(formats.values.flatMap(\.properties.keys))

  private static let address =
    "post-office-box extended-address street-address locality region postal-code country-name"

  private static func same(_ prefix: String, _ names: String) -> [String: String] {
    Dictionary(uniqueKeysWithValues: names.split(separator: " ").map { (String($0), "\(prefix)-\($0)") })
  }
}
