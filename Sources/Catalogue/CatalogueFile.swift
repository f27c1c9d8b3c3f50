import Model

/// One file of a catalogue, with what its place says it holds.
struct CatalogueFile {
  enum Kind: Hashable {
    case catalogue, roles, score, policy, questions, advice, guide
    case platform(String)
    case vocabulary(String)
    case letter(String)
    case check(String)

    var isCheck: Bool {
      if case .check = self { true } else { false }
    }
  }

  /// The path as the person knows it ("Checks/work/employer-visible.yaml").
  let path: String
  let kind: Kind
  /// The file's name without its ending.
  let name: String
  let text: String

  /// `nil` for a file that is no part of a catalogue, such as a README.
  ///
  /// `relativePath` is the path within the catalogue; `folder` is put in front of it in messages.
  init?(relativePath: String, folder: String, text: String) {
    let parts = relativePath.split(separator: "/").map(String.init)
    guard let last = parts.last, last.hasSuffix(Self.ending), !last.hasPrefix(".") else { return nil }
    let name = String(last.dropLast(Self.ending.count))
    self.path = folder.isEmpty ? relativePath : "\(folder)/\(relativePath)"
    self.name = name
    self.text = text
    switch (parts.count, parts[0], name) {
    case (1, _, "catalogue"): kind = .catalogue
    case (1, _, "roles"): kind = .roles
    case (1, _, "score"): kind = .score
    case (1, _, "policy"): kind = .policy
    case (1, _, "questions"): kind = .questions
    case (1, _, "advice"): kind = .advice
    case (1, _, "guide"): kind = .guide
    case (2..., "platforms", _): kind = .platform(name)
    case (2..., "vocabulary", _): kind = .vocabulary(name)
    case (2..., "letters", _): kind = .letter(name)
    default: kind = .check(name)
    }
  }

  static let ending = ".yaml"
}
