/// Where a link inside the report leads.
enum Anchor {
  /// `id` with anything but plain letters, digits, hyphens and underscores made a hyphen.
  ///
  /// Ids come from check and platform files, so this changes nothing as a rule. It keeps a strange one from
  /// becoming an address that a browser reads differently.
  static func of(_ id: String) -> String {
    String(
      String.UnicodeScalarView(
        id.unicodeScalars.map { scalar in
          scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            || scalar == "-" || scalar == "_" ? scalar : "-"
        }))
  }
}
