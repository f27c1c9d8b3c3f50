internal import Model

/// Statements about things that name each other, made into items that hold each other.
struct ItemGraph {
  enum Value {
    case text(Item.Text)
    /// Another thing, by its name.
    case thing(String)
    /// Another thing by its name, and the words that name it.
    case reference(String, Item.Text)

    var name: String? {
      switch self {
      case .text: nil
      case .thing(let name), .reference(let name, _): name
      }
    }
  }

  /// The things of a page by their names, in the order in which the page first speaks of them.
  struct Things {
    struct Thing {
      var types: [String] = []
      let name: String
      let locator: String
      var values: [(property: String, value: Value)] = []
    }

    let source: EvidenceSource
    private(set) var all: [Thing] = []
    private var places: [String: Int] = [:]

    init(source: EvidenceSource) { self.source = source }

    var count: Int { all.count }

    subscript(_ name: String) -> Int? { places[name] }

    private mutating func place(_ name: String, at locator: String) -> Int {
      if let place = places[name] { return place }
      places[name] = all.count
      all.append(Thing(name: name, locator: locator))
      return all.count - 1
    }

    mutating func touch(_ name: String, at locator: String) { _ = place(name, at: locator) }

    mutating func type(_ name: String, as type: String, at locator: String) {
      let index = place(name, at: locator)
      if !all[index].types.contains(type) { all[index].types.append(type) }
    }

    mutating func state(_ name: String, _ property: String, _ value: Value, at locator: String) {
      all[place(name, at: locator)].values.append((property, value))
    }

    /// Hands what the things of a type say to those that refer to them by a property, and drops both.
    mutating func copy(by property: String, from type: String) {
      let patterns = Set(all.indices.filter { all[$0].types.contains(type) })
      guard !patterns.isEmpty else { return }
      var copied: Set<Int> = []
      for index in all.indices where !patterns.contains(index) {
        var reached: Set<Int> = []
        var open = [index]
        while let next = open.popLast() {
          for (name, value) in all[next].values where name == property {
            guard let target = value.name.flatMap({ places[$0] }), patterns.contains(target),
              reached.insert(target).inserted
            else { continue }
            open.append(target)
          }
        }
        copied.formUnion(reached)
        for target in reached.sorted() {
          let inherited = all[target].values.filter { $0.property != property }
          all[index].values += inherited
          for own in all[target].types where own != type && !all[index].types.contains(own) {
            all[index].types.append(own)
          }
        }
        if !reached.isEmpty {
          all[index].values.removeAll {
            $0.property == property && $0.value.name.flatMap { places[$0] } != nil
          }
        }
      }
      for index in copied {
        all[index].types = []
        all[index].values = []
      }
    }
  }

  /// A few things that hold each other many times could stand for an endless page.
  static let itemLimit = 20_000
  static let depthLimit = 12

  private let things: Things
  private var made = 0

  init(things: Things) { self.things = things }

  /// The things that no other has as a property, then one of each circle; each with all that it says.
  mutating func items() -> [Item] {
    let all = things.all
    let isSaid = all.map { !$0.types.isEmpty || !$0.values.isEmpty }
    var inner: Set<Int> = []
    for (index, thing) in all.enumerated() {
      for (_, value) in thing.values {
        if let target = value.name.flatMap({ things[$0] }), target != index { inner.insert(target) }
      }
    }
    var reached: Set<Int> = []
    var items: [Item] = []
    let order = all.indices.filter { !inner.contains($0) } + all.indices.filter { inner.contains($0) }
    for index in order where isSaid[index] && reached.insert(index).inserted {
      var open = [index]
      while let next = open.popLast() {
        for (_, value) in all[next].values {
          if let target = value.name.flatMap({ things[$0] }), reached.insert(target).inserted {
            open.append(target)
          }
        }
      }
      items.append(item(index, open: []))
    }
    return items
  }

  /// `open` holds the things being told: a circle ends with the name of the thing alone.
  private mutating func item(_ index: Int, open: [Int]) -> Item {
    let thing = things.all[index]
    var item = Item(types: thing.types, id: thing.name, locator: thing.locator, source: things.source)
    made += 1
    guard open.count < Self.depthLimit, made < Self.itemLimit, !open.contains(index) else {
      item.types = []
      return item
    }
    for (property, value) in thing.values {
      switch value {
      case .text(let text): item.add(.text(text), to: property)
      case .thing(let name), .reference(let name, _):
        if let target = things[name], !things.all[target].values.isEmpty || !things.all[target].types.isEmpty
        {
          item.add(.item(self.item(target, open: open + [index])), to: property)
        } else if case .reference(_, let text) = value {
          item.add(.text(text), to: property)
        } else {
          item.add(
            .item(Item(types: [], id: name, locator: thing.locator, source: things.source)), to: property)
        }
      }
    }
    return item
  }
}
