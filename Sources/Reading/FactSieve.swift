internal import Model

/// Applies the platform's own meaning to facts, and drops values that say nothing.
struct FactSieve {
  let platform: Platform?

  func sift(_ facts: [Fact]) -> [Fact] {
    facts.compactMap { fact in
      let folded = ComparableText.fold(fact.value)
      guard !folded.isEmpty || fact.attribute == .linkedProfile || fact.attribute == .photograph else {
        return nil
      }
      if fact.attribute == .name, let platform,
        folded == ComparableText.fold(platform.title) || folded == platform.id
      {
        return nil
      }
      if let other = platform?.readsAs[fact.attribute] { return fact.reading(as: other) }
      return fact
    }
  }
}
