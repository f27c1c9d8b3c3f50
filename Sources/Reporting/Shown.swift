import Model

/// A value of the audit made fit to show: one harmless line, whatever a page or a file name held.
///
/// Every format takes page text and addresses through this type, so that none can print a raw value. Each then
/// escapes for its own medium.
struct Shown: Hashable, Sendable, CustomStringConvertible {
  /// The longest address that is shown whole.
  static let addressLimit = 2000

  let text: String

  init(_ raw: String, limit: Int = PageText.valueLimit) {
    text = PageText.clean(raw, limit: limit)
  }

  /// An address, which may be longer than a value and is never worth cutting.
  init(address raw: String) {
    self.init(raw, limit: Self.addressLimit)
  }

  var description: String { text }
  var isEmpty: Bool { text.isEmpty }
}
