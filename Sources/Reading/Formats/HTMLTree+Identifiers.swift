internal import Markup

extension HTMLTree {
  /// The first element with each `id`: what `itemref` and the include pattern point to. Walks the whole tree.
  var elementsByID: [String: HTMLNode] {
    var all: [String: HTMLNode] = [:]
    walk { step in
      guard case .open(let node) = step else { return false }
      if let id = node.attribute("id"), all[id] == nil { all[id] = node }
      return true
    }
    return all
  }
}
