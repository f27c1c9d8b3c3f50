/// The elements that readers tell apart, as a number in place of a text.
package enum HTMLTag: UInt8, CaseIterable, Sendable {
  /// Any that is not named here.
  case other
  case a, abbr, acronym, area, article, aside, b, base, bdi, bdo, big, blockquote, body, button, cite, code,
    data
  case del, dfn, dialog, div, em, font, footer, form, header, html, i, iframe, img, input, ins, kbd, label,
    li, link,
    main
  case mark, math, menu, meta, nav, nobr, noscript, object, p, q, s, samp, script, section, select, small,
    span
  case strike, strong, style, sub, sup, svg, td, template, textarea, time, title, tr, tt, u, `var`, wbr

  private static let table = NameTable(allCases.map { "\($0)" })

  init(name: Span<UInt8>) {
    self = Self.table.number(of: name).flatMap { HTMLTag(rawValue: UInt8($0)) } ?? .other
  }

  /// Whether its text is source, not words for a reader.
  package var isSource: Bool {
    switch self {
    case .script, .style, .template, .noscript, .svg, .math, .iframe, .object: true
    default: false
    }
  }

  /// Whether it starts no new line, so that the words in it join those around (HTML Living Standard, rendering
  /// section).
  package var isInline: Bool {
    switch self {
    case .a, .abbr, .acronym, .b, .bdi, .bdo, .big, .cite, .code, .data, .del, .dfn, .em, .font, .i, .ins,
      .kbd,
      .label, .mark, .nobr, .q, .s, .samp, .small, .span, .strike, .strong, .sub, .sup, .time, .tt, .u, .var,
      .wbr:
      true
    default: false
    }
  }
}
