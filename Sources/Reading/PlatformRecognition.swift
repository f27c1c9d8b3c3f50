internal import Markup
internal import Model

/// Tells whose page it is: by its address, by the software that made it, or by the site that a saved page names.
struct PlatformRecognition {
  let catalogue: CheckCatalogue
  let content: PageContent
  let tree: HTMLTree
  let address: WebAddress?

  func platform() -> Platform? {
    if let platform = address.map({ catalogue.platform(at: $0) }) ?? named { return platform }
    // What a page says of its own software is surer than what its markup looks like.
    let signs = catalogue.platforms.flatMap { platform in platform.software.map { (platform, $0) } }
    let ordered = signs.filter { !$0.1.generators.isEmpty } + signs.filter { $0.1.generators.isEmpty }
    return ordered.first { holds($0.1) }?.0
  }

  /// A sign that is too costly on this page does not hold: the page is then read by the generic rules. That every
  /// sign can run at all is checked when a catalogue is loaded.
  private func holds(_ signs: SoftwareSigns) -> Bool {
    if !signs.generators.isEmpty {
      let generators = content.metas.lazy.filter { $0.key == "generator" }.map {
        ComparableText.fold($0.value)
      }
      let wanted = signs.generators.map(ComparableText.fold)
      guard generators.contains(where: { name in wanted.contains { name.hasPrefix($0) } }) else {
        return false
      }
    }
    return signs.xpaths.allSatisfy { (try? tree.nodes($0))?.isEmpty == false }
  }

  /// A saved page with no address of its own may still name its site (ogp.me: `og:site_name`).
  private var named: Platform? {
    guard let site = content.meta("og:site_name", "application-name", "al:android:app_name") else {
      return nil
    }
    let name = ComparableText.fold(site.value)
    return catalogue.platforms.first { ComparableText.fold($0.title) == name || $0.id == name }
  }
}
