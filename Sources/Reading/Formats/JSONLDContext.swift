/// What the terms of a JSON-LD document stand for (JSON-LD 1.1 API, sections 4.1 and 4.2).
///
/// Nothing is fetched. The context of schema.org is known by its address: its terms are those of its vocabulary.
/// Terms of any other context that is not in the page keep their own names.
struct JSONLDContext {
  /// More terms than this are not taken in: each is copied wherever a context opens.
  static let termLimit = 2_000

  struct Term {
    /// A whole IRI or a keyword; `nil` says that the term means nothing.
    var iri: String?
    var type: String?
    var language: String?
    var hasLanguage = false
    var containers: Set<String> = []
    var isReverse = false
    var isPrefix = false
    /// A context that holds in the values of this term.
    var context: JSONValue?
  }

  /// What relative references are resolved against; `nil` for none at all.
  var base: String?
  var vocabulary: String?
  var language: String?
  private(set) var terms: [String: Term] = [:]
  private let documentBase: String?

  init(base: String?) {
    self.base = base
    documentBase = base
  }

  private static let schemaAddresses = ["schema.org", "www.schema.org"]

  /// The context after `local` was taken in.
  func adding(_ local: JSONValue, depth: Int = 0) -> JSONLDContext {
    guard depth < 8 else { return self }
    var result = self
    switch local {
    case .null:
      result = JSONLDContext(base: documentBase)
    case .array(let parts):
      for part in parts.prefix(32) { result = result.adding(part, depth: depth + 1) }
    case .string(let address):
      let bare = address.split(separator: "://").last.map { $0.prefix { $0 != "/" && $0 != "#" } } ?? ""
      if Self.schemaAddresses.contains(bare.lowercased()) { result.vocabulary = "http://schema.org/" }
    case .object(let members):
      result.take(local, members)
    default: break
    }
    return result
  }

  private mutating func take(_ object: JSONValue, _ members: [(key: String, value: JSONValue)]) {
    if case .string(let address)? = object["@import"] { self = adding(.string(address)) }
    switch object["@base"] {
    case .null?: base = nil
    case .string(let reference)?: base = ReferenceResolution.resolve(reference, against: base)
    default: break
    }
    switch object["@vocab"] {
    case .null?: vocabulary = nil
    case .string(let name)?:
      vocabulary =
        name.isEmpty ? base ?? "" : expanded(name, isVocabulary: true) ?? name
    default: break
    }
    switch object["@language"] {
    case .null?: language = nil
    case .string(let tag)?: language = tag.lowercased()
    default: break
    }
    var open: Set<String> = []
    for member in members where !member.key.hasPrefix("@") {
      define(member.key, in: object, open: &open)
    }
  }

  private mutating func define(_ name: String, in object: JSONValue, open: inout Set<String>) {
    guard terms.count < Self.termLimit, open.insert(name).inserted, let value = object[name] else { return }
    var term = Term()
    switch value {
    case .null: break
    case .string(let iri):
      term.iri = resolve(iri, for: name, in: object, open: &open)
      term.isPrefix = iri.last.map { ":/?#[]@".contains($0) } ?? false
    case .object:
      if case .string(let reverse)? = value["@reverse"] {
        term.iri = resolve(reverse, for: name, in: object, open: &open)
        term.isReverse = true
      } else {
        switch value["@id"] {
        case .string(let iri)?:
          term.iri = resolve(iri, for: name, in: object, open: &open)
          term.isPrefix = iri.last.map { ":/?#[]@".contains($0) } ?? false
        case .null?: break
        default: term.iri = resolve(name, for: name, in: object, open: &open)
        }
      }
      if case .string(let type)? = value["@type"] {
        term.type = resolve(type, for: name, in: object, open: &open)
      }
      switch value["@language"] {
      case .string(let tag)?:
        term.language = tag.lowercased()
        term.hasLanguage = true
      case .null?: term.hasLanguage = true
      default: break
      }
      switch value["@container"] {
      case .string(let one)?: term.containers = [one]
      case .array(let some)?: term.containers = Set(some.compactMap(\.text))
      default: break
      }
      if case .bool(true)? = value["@prefix"] { term.isPrefix = true }
      term.context = value["@context"]
    default: return
    }
    terms[name] = term
  }

  /// Expands a name inside a context, where terms may build on terms that stand further down.
  private mutating func resolve(
    _ text: String, for name: String, in object: JSONValue, open: inout Set<String>
  )
    -> String?
  {
    if text.hasPrefix("@") { return text }
    if text != name, object[text] != nil, terms[text] == nil { define(text, in: object, open: &open) }
    if let colon = text.firstIndex(of: ":") {
      let prefix = String(text[..<colon])
      if prefix != name, object[prefix] != nil { define(prefix, in: object, open: &open) }
    }
    if text == name {
      if text.contains(":") { return expandedCompact(text) }
      return vocabulary.map { $0 + text }
    }
    return expanded(text, isVocabulary: true)
  }

  private func expandedCompact(_ text: String) -> String? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let (prefix, rest) = (text[..<colon], text[text.index(after: colon)...])
    if prefix == "_" || rest.hasPrefix("//") { return text }
    if let term = terms[String(prefix)]?.iri { return term + rest }
    // Prefixes that pages use without saying what they are.
    if prefix == "schema" { return "http://schema.org/" + rest }
    return text
  }

  /// The whole IRI or the keyword that a name stands for; `nil` if it is given none.
  func expanded(_ name: String, isVocabulary: Bool) -> String? {
    if name.hasPrefix("@") { return name }
    if isVocabulary, let term = terms[name] { return term.iri }
    if name.contains(":") { return expandedCompact(name) }
    if isVocabulary { return vocabulary.map { $0 + name } }
    return ReferenceResolution.resolve(name, against: base)
  }
}
