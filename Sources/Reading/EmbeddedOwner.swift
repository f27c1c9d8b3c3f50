internal import Markup
internal import Model

/// The object of a page's data that is about the page's own person.
///
/// A page's data also holds the one who looks at it, with the town that their line is in, and everybody whom the
/// site suggests. So an object is the owner's only when something in it ties it to the page: the handle or number
/// in the page's address, the address itself, or the name that the page gives its person.
struct EmbeddedOwner {
  /// How an object was told to be the owner's. A name is the weakest: others may have it.
  enum Tie: Int, Comparable {
    case name, address

    static func < (a: Tie, b: Tie) -> Bool { a.rawValue < b.rawValue }
  }

  /// A text, or object or array, of the owner's object.
  struct Member {
    let meaning: EmbeddedKey
    let value: JSONValue
    /// Into the script's data.
    let pointer: String
  }

  /// The XPath of the script or attribute.
  let path: String
  let tie: Tie
  let members: [Member]

  /// Finds the fullest object that is tied to the page; `nil` if there is none.
  static func find(in content: PageContent, identity: PageIdentity) -> EmbeddedOwner? {
    let words = identity.words
    guard !words.isEmpty else { return nil }
    var search = Search(identity: identity)
    var best: EmbeddedOwner?
    var handles: Set<String> = []
    EmbeddedState.forEachBlock(in: content, holding: words) { path, value in
      for found in search.candidates(in: value) {
        let owner = EmbeddedOwner(path: path, tie: found.tie, members: found.members)
        guard owner.isPerson(namedBy: found.key) else { continue }
        if owner.tie == .name { handles.formUnion(owner.texts(.handle)) }
        guard let other = best else {
          best = owner
          continue
        }
        if owner.tie > other.tie || owner.tie == other.tie && owner.fullness > other.fullness { best = owner }
      }
    }
    // Two people of one name, and nothing that says which is the page's.
    if best?.tie == .name, handles.count > 1 { return nil }
    return best
  }

  /// The texts of members with that meaning, in their order.
  func texts(_ meaning: EmbeddedKey) -> [String] {
    members.compactMap { $0.meaning == meaning ? $0.value.text?.collapsed : nil }.filter { !$0.isEmpty }
  }

  func has(_ meanings: EmbeddedKey...) -> Bool {
    members.contains { meanings.contains($0.meaning) && !$0.value.isVoid }
  }

  /// How many kinds of things it says.
  private var fullness: Int {
    Set(members.lazy.filter { !$0.value.isVoid }.map(\.meaning)).count
  }

  /// Shops, posts and pages have a name, a picture and the page's address too.
  ///
  /// - Parameter key: the folded key that the object stands under.
  private func isPerson(namedBy key: String) -> Bool {
    let isNamed = Self.people.contains { key.holds($0) }
    // A title is a name only where the key says whose it is.
    guard has(.fullName, .displayName, .name, .firstName, .nickname) || isNamed && has(.title) else {
      return false
    }
    let isAccount = has(.fullName, .firstName, .handle, .account)
    guard isNamed || isAccount, !has(.thing) else { return false }
    return tie == .address || has(.fullName, .firstName, .handle)
  }

  private static let people = [
    "user", "profile", "person", "people", "member", "author", "channelmetadata", "artist", "creator",
    "owner",
    "staff", "employee",
  ]
}

extension EmbeddedOwner {
  /// The walk over a page's data.
  private struct Search {
    /// More objects than this on one page are not looked at.
    static let objectLimit = 200_000
    /// More than this are no owner but a list.
    static let candidateLimit = 64

    struct Candidate {
      let tie: Tie
      let key: String
      let members: [Member]
    }

    /// A step on the way down, so that pointers are written only for what is kept.
    private struct Step {
      let token: String
      let value: JSONValue
    }

    let identity: PageIdentity
    private var objects = 0
    private var steps: [Step] = []
    private var found: [Candidate] = []

    init(identity: PageIdentity) { self.identity = identity }

    mutating func candidates(in value: JSONValue) -> [Candidate] {
      found = []
      steps = []
      walk(value, token: "", isAside: false)
      return found
    }

    private mutating func walk(_ value: JSONValue, token: String, isAside: Bool) {
      switch value {
      case .array(let elements):
        steps.append(Step(token: token, value: value))
        for (number, element) in elements.enumerated() where element.isNested {
          walk(element, token: String(number), isAside: isAside)
        }
        steps.removeLast()
      case .object(let members):
        objects += 1
        guard objects <= Self.objectLimit, found.count < Self.candidateLimit else { return }
        steps.append(Step(token: token, value: value))
        if let tie = tie(members), !(isAside && tie == .name) { keep(tie) }
        for member in members where member.value.isNested {
          let folded = EmbeddedKey.folded(member.key)
          guard !EmbeddedKey.isVisitor(folded) else { continue }
          walk(member.value, token: member.key, isAside: isAside || EmbeddedKey.isOthers(folded))
        }
        steps.removeLast()
      default: break
      }
    }

    /// What ties an object to the page, the strongest first.
    private func tie(_ members: [(key: String, value: JSONValue)]) -> Tie? {
      var tie: Tie?
      var hasOtherHandle = false
      for member in members {
        switch member.value {
        case .string(let text), .number(let text):
          guard !text.isEmpty, text.utf8.count <= 400, let meaning = EmbeddedKey(member.key) else { continue }
          switch meaning {
          case .handle, .slug, .number:
            if identity.isHandle(text) { return .address }
            if meaning == .handle { hasOtherHandle = true }
          case .ownAddress, .address: if identity.isAddress(text) { return .address }
          case .fullName, .displayName, .name, .title, .nickname: if identity.isName(text) { tie = .name }
          default: continue
          }
        case .array(let elements):
          guard EmbeddedKey(member.key) == .ownAddress else { continue }
          if elements.contains(where: { $0.text.map(identity.isAddress) == true }) { return .address }
        default: continue
        }
      }
      // Of the same name, but of another handle than the page's.
      return hasOtherHandle && !identity.handles.isEmpty ? nil : tie
    }

    private mutating func keep(_ tie: Tie) {
      var place = steps.count - 1
      // The part with the handle stands beside the parts with the rest.
      if place > 0, EmbeddedKey.innerParts.contains(EmbeddedKey.folded(steps[place].token)),
        case .object = steps[place - 1].value
      {
        place -= 1
      }
      let pointer = steps[...place].dropFirst().map { "/" + JSONValue.pointerToken($0.token) }.joined()
      var members: [Member] = []
      Self.collect(steps[place].value, pointer: pointer, into: &members, depth: 0)
      // In a list the key is the list's.
      let key = steps[...place].last { Int($0.token) == nil }?.token ?? ""
      found.append(Candidate(tie: tie, key: EmbeddedKey.folded(key), members: members))
    }

    private static func collect(
      _ object: JSONValue, pointer: String, into all: inout [Member], depth: Int
    ) {
      guard case .object(let members) = object, depth < 3, members.count <= 400 else { return }
      for member in members {
        let pointer = "\(pointer)/\(JSONValue.pointerToken(member.key))"
        if let meaning = EmbeddedKey(member.key) {
          all.append(Member(meaning: meaning, value: member.value, pointer: pointer))
        }
        if case .object = member.value, EmbeddedKey.parts.contains(EmbeddedKey.folded(member.key)) {
          collect(member.value, pointer: pointer, into: &all, depth: depth + 1)
        }
      }
    }
  }
}

extension JSONValue {
  fileprivate var isNested: Bool {
    switch self {
    case .object, .array: true
    default: false
    }
  }

  /// Whether it says nothing.
  var isVoid: Bool {
    switch self {
    case .null: true
    case .string(let text): text.isEmpty
    case .array(let elements): elements.isEmpty
    case .object(let members): members.isEmpty
    default: false
    }
  }
}
