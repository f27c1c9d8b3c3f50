import Markup
import Testing

@Suite("Walking a tree")
struct WalkTests {
  /// What a walk meets, as text: "+p" opens, "-p" closes, else a text. Passes over what is in `skipped`.
  private func steps(_ html: String, skipping skipped: Set<String> = []) throws -> [String] {
    var steps: [String] = []
    try page(html).walk { step in
      switch step {
      case .open(let node):
        steps.append("+" + node.name)
        return !skipped.contains(node.name)
      case .text(let node): steps.append(node.content)
      case .close(let node): steps.append("-" + node.name)
      }
      return true
    }
    return steps
  }

  @Test("Every element opens and closes once and every text is met, in order; comments are not")
  func order() throws {
    #expect(
      try steps("<p>a<b>c</b><!-- x --><br>d</p><p></p>") == [
        "+html", "+body", "+p", "a", "+b", "c", "-b", "+br", "-br", "d", "-p", "+p", "-p", "-body", "-html",
      ])
  }

  @Test("The source of scripts and styles is text to the walk")
  func source() throws {
    #expect(
      try steps("<script>a < b && '<p>'</script><style>b{}</style>") == [
        "+html", "+head", "+script", "a < b && '<p>'", "-script", "+style", "b{}", "-style", "-head", "-html",
      ])
  }

  @Test("An element that is passed over still closes; the next one is met")
  func passing() throws {
    #expect(
      try steps("<p>a<b>c</b></p><ul><li>d</ul>", skipping: ["p"]) == [
        "+html", "+body", "+p", "-p", "+ul", "+li", "d", "-li", "-ul", "-body", "-html",
      ])
    #expect(try steps("<p>a</p>", skipping: ["html"]) == ["+html", "-html"])
  }

  @Test("Two hundred levels deep, opens and closes are balanced")
  func deep() throws {
    let steps = try steps(
      String(repeating: "<div>", count: 200) + "x" + String(repeating: "</div>", count: 200))
    #expect(steps.count { $0 == "+div" } == 200)
    #expect(steps.count { $0 == "-div" } == 200)
    #expect(steps[202] == "x")
  }

  @Test("The walk meets as many elements and texts as XPath counts")
  func counts() throws {
    let tree = try page(everything)
    var elements: [HTMLNode] = []
    var texts = 0
    tree.walk { step in
      if case .open(let node) = step { elements.append(node) }
      if case .text = step { texts += 1 }
      return true
    }
    #expect(try tree.nodes("//*") == elements)
    #expect(try tree.nodes("//text()").count == texts)
  }

  @Test("What the visitor throws comes out, and the walk ends there")
  func throwing() throws {
    struct Stop: Error {}
    var met = 0
    #expect(throws: Stop.self) {
      try page("<p>a</p><p>b</p>").walk { _ in
        met += 1
        if met == 3 { throw Stop() }
        return true
      }
    }
    #expect(met == 3)
  }

  @Test(
    "A node's path gives that node again and no other",
    arguments: ["//*", "//text()", "//@*", "//comment()", "//processing-instruction()"])
  func paths(query: String) throws {
    let tree = try page(everything)
    let nodes = try tree.nodes(query)
    #expect(!nodes.isEmpty)
    for node in nodes { #expect(try tree.nodes(node.path) == [node], "\(node.path)") }
    #expect(Set(nodes.map(\.path)).count == nodes.count)
  }

  @Test("Paths read as people write them")
  func pathForm() throws {
    let tree = try page("<div>x</div><div><p>a</p><p id=b>b<br>c</p></div><a:b:c>d</a:b:c>")
    let b = try first("//p[2]", in: tree)
    #expect(b.path == "/html/body/div[2]/p[2]")
    #expect(try tree.nodes("@id", from: b).map(\.path) == ["/html/body/div[2]/p[2]/@id"])
    #expect(try tree.nodes("text()", from: b).map(\.path).last == "/html/body/div[2]/p[2]/text()[2]")
    #expect(try first("//div", in: tree).path == "/html/body/div[1]")
    #expect(try first("//body/*[3]", in: tree).path == "/html/body/*[3]")
  }

  /// Tables, lists, forms, source, names that XPath cannot take, and what a parser has to mend.
  private let everything = """
    <!DOCTYPE html><html lang=en><head><title>T</title><meta name=a content=b><script>x<y</script></head><body>
    <?php echo ?><!-- one --><table><caption>c</caption><tr><th>a<td>b<tr><td colspan=2>c<table><tr><td>d</table></table>
    <ul><li>a<li>b<ol><li>c</ol></ul><dl><dt>x<dd>y<dd>z</dl>
    <form action="/a"><label for=i>l</label><input id=i name=i type=text value="v&amp;w"><select><option selected>1<option>2</select>
    <textarea>t</textarea><button>b</button></form><svg xmlns:xlink="x"><use xlink:href="#a"/></svg><o:p>w</o:p>
    <a:b:c q:r=1>k</a:b:c><my-element>m</my-element><x.y>n</x.y><p>un<b>closed<i>tags</b></p><div/><p>é</p><!-- two --></body></html>
    """
}
