/// How RDFa writes IRIs: prefixes, terms and references (RDFa Core 1.1, section 7.4).
struct RDFaNames {
  /// The page's own address or its `<base>`; empty where neither is known.
  let base: String
  var prefixes: [String: String] = [:]
  var vocabulary: String?

  static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

  /// The prefixes that need no declaration (the RDFa initial context).
  private static let known: [String: String] = [
    "as": "https://www.w3.org/ns/activitystreams#", "cc": "http://creativecommons.org/ns#",
    "csvw": "http://www.w3.org/ns/csvw#", "ctag": "http://commontag.org/ns#",
    "dc": "http://purl.org/dc/terms/", "dc11": "http://purl.org/dc/elements/1.1/",
    "dcat": "http://www.w3.org/ns/dcat#", "dcterms": "http://purl.org/dc/terms/",
    "dqv": "http://www.w3.org/ns/dqv#", "duv": "https://www.w3.org/ns/duv#",
    "foaf": "http://xmlns.com/foaf/0.1/", "gr": "http://purl.org/goodrelations/v1#",
    "grddl": "http://www.w3.org/2003/g/data-view#", "ical": "http://www.w3.org/2002/12/cal/icaltzd#",
    "ldp": "http://www.w3.org/ns/ldp#", "ma": "http://www.w3.org/ns/ma-ont#",
    "oa": "http://www.w3.org/ns/oa#", "odrl": "http://www.w3.org/ns/odrl/2/", "og": "http://ogp.me/ns#",
    "org": "http://www.w3.org/ns/org#", "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#", "qb": "http://purl.org/linked-data/cube#", "rdf": rdf,
    "rdfa": "http://www.w3.org/ns/rdfa#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "rev": "http://purl.org/stuff/rev#", "rif": "http://www.w3.org/2007/rif#",
    "rr": "http://www.w3.org/ns/r2rml#", "schema": "http://schema.org/",
    "sd": "http://www.w3.org/ns/sparql-service-description#", "sioc": "http://rdfs.org/sioc/ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#", "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "ssn": "http://www.w3.org/ns/ssn/", "sosa": "http://www.w3.org/ns/sosa/",
    "time": "http://www.w3.org/2006/time#", "v": "http://rdf.data-vocabulary.org/#",
    "vcard": "http://www.w3.org/2006/vcard/ns#", "void": "http://rdfs.org/ns/void#",
    "wdr": "http://www.w3.org/2007/05/powder#", "wdrs": "http://www.w3.org/2007/05/powder-s#",
    "xhv": "http://www.w3.org/1999/xhtml/vocab#", "xml": "http://www.w3.org/XML/1998/namespace",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
  ]

  private static let terms: [String: String] = [
    "describedby": "http://www.w3.org/2007/05/powder-s#describedby",
    "license": "http://www.w3.org/1999/xhtml/vocab#license",
    "role": "http://www.w3.org/1999/xhtml/vocab#role",
  ]

  /// Takes in `prefix` ("name: IRI name: IRI").
  mutating func declare(_ attribute: String) {
    var words = attribute.spacedWords[...]
    while let name = words.popFirst() {
      guard name.hasSuffix(":"), name.count > 1, let iri = words.first else { continue }
      words.removeFirst()
      // "_" is the prefix of things without a name.
      guard name != "_:" else { continue }
      prefixes[name.dropLast().lowercased()] = String(iri)
    }
  }

  func resolved(_ reference: String) -> String { ReferenceResolution.resolve(reference, against: base) }

  private func curie(_ text: Substring) -> String? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let (prefix, rest) = (text[..<colon].lowercased(), text[text.index(after: colon)...])
    if prefix == "_" { return "_:" + rest }
    if rest.hasPrefix("//"), prefixes[prefix] == nil { return nil }
    if prefix.isEmpty { return Self.known["xhv"].map { $0 + rest } }
    return (prefixes[prefix] ?? Self.known[prefix]).map { $0 + rest }
  }

  /// The value of `about` and `resource`: a safe CURIE, a CURIE or a reference. `nil` is no thing at all.
  func thing(_ text: String) -> String? {
    let text = text.collapsed
    if text.hasPrefix("["), text.hasSuffix("]") { return curie(text.dropFirst().dropLast()) }
    return curie(text[...]) ?? resolved(text)
  }

  /// A word of `property`, `rel`, `rev`, `typeof` or `datatype`: a term, a CURIE or an absolute IRI.
  func term(_ word: Substring) -> String? {
    if !word.contains(":") {
      if word.hasPrefix("[") { return nil }
      if let vocabulary { return vocabulary + word }
      return Self.terms[word.lowercased()]
    }
    if let iri = curie(word) { return iri.hasPrefix("_:") ? iri : iri }
    return ReferenceResolution.isAbsolute(String(word)) ? String(word) : nil
  }

  /// Whether a word of `rel` is no bare term, which beside `property` means nothing.
  static func isQualified(_ word: Substring) -> Bool { word.contains(":") }

  func terms(_ attribute: String?, qualifiedOnly: Bool = false) -> [String] {
    guard let attribute, !attribute.isEmpty else { return [] }
    return attribute.spacedWords.filter { !qualifiedOnly || Self.isQualified($0) }.compactMap(term)
  }
}
