import Foundation
import Markup
import Model
import Testing

@testable import Reading

/// A page whose body fills in only when its scripts run.
private func shell(_ script: String, head: String = "", title: String = "Social", body: String = "") -> String
{
  """
  <!DOCTYPE html><html><head><title>\(title)</title>\(head)</head><body><div id="root"></div>\(body)
  <script src="/app.js"></script>\(script)</body></html>
  """
}

/// The shapes that sites write their data in, each with the same invented person.
private let shapes: [Answer] = [
  Answer(
    name: "a channel's metadata, with nothing else on the page", states: [.profile],
    html: shell(
      """
      <script>window["ytInitialData"] = {"header": {"c4": {"channelId": "UC0rhian", "title": "Rhian Oakeshott"}},
       "metadata": {"channelMetadataRenderer": {"title": "Rhian Oakeshott",
       "description": "Social worker at Harrowdale County Council", "externalId": "UC0rhian",
       "avatar": {"thumbnails": [{"url": "https://media.example.org/r/s900.jpg", "width": 900}]},
       "ownerUrls": ["http://video.example.org/channel/UC0rhian"], "availableCountryCodes": ["BA", "BB"]}}};
       window["ytInitialPlayerResponse"] = null;</script>
      """), url: "https://video.example.org/channel/UC0rhian"),
  Answer(
    name: "a user's detail under a scope", states: [.profile],
    html: shell(
      """
      <script id="__UNIVERSAL_DATA_FOR_REHYDRATION__" type="application/json">{"__DEFAULT_SCOPE__":
       {"webapp.app-context": {"language": "en", "region": "ES", "geoCity": {"City": "Madrid"}},
        "webapp.user-detail": {"userInfo": {"user": {"id": "67", "uniqueId": "rhian.o", "nickname": "Rhian Oakeshott",
        "signature": "Social worker at Harrowdale County Council",
        "avatarLarger": "https:\\u002F\\u002Fmedia.example.org\\u002Fr\\u002Fs900.jpg"}}},
        "webapp.suggest": {"users": [{"uniqueId": "kit", "nickname": "Kit Langley", "signature": "Baker at Kit's Buns Ltd",
        "avatarLarger": "https://media.example.org/kit.jpg"}]}}}</script>
      """), url: "https://clips.example.org/@rhian.o?lang=en"),
  Answer(
    name: "shared data with the visitor in it", states: [.profile],
    html: shell(
      """
      <script type="text/javascript">window._sharedData = {"config": {"viewer": {"username": "kit", "full_name": "Kit Langley",
       "biography": "Baker at Kit's Buns Ltd", "profile_pic_url": "https://media.example.org/kit.jpg"}}, "country_code": "ES",
       "entry_data": {"ProfilePage": [{"graphql": {"user": {"biography": "Social worker at Harrowdale County Council",
       "full_name": "Rhian Oakeshott", "username": "rhian.o", "profile_pic_url_hd": "https://media.example.org/r/s900.jpg"}}}]}};
       window.__initialDataLoaded(window._sharedData);</script>
      """), url: "https://photos.example.org/rhian.o/"),
  Answer(
    name: "data given to a function", states: [.profile],
    html: shell(
      """
      <script>window.__additionalDataLoaded('/rhian.o/',{"graphql": {"user": {"biography":
       "Social worker at Harrowdale County Council", "full_name": "Rhian Oakeshott", "username": "rhian.o",
       "profile_pic_url": "https://media.example.org/r/s900.jpg"}}});</script>
      """), url: "https://photos.example.org/rhian.o/"),
  Answer(
    name: "properties of a page", states: [.profile],
    html: shell(
      """
      <script id="__NEXT_DATA__" type="application/json">{"props": {"pageProps": {"profile": {"slug": "rhian-oakeshott",
       "firstName": "Rhian", "lastName": "Oakeshott", "jobTitle": "Social worker",
       "organization": {"name": "Harrowdale County Council"}, "photo": {"url": "https://media.example.org/r/s900.jpg"}},
       "currentUser": {"firstName": "Kit", "slug": "kit", "city": "Madrid"}}}}</script>
      """), url: "https://people.example.org/in/rhian-oakeshott"),
  Answer(
    name: "a string that is parsed", states: [.profile],
    html: shell(
      #"""
      <script>var a = 1; window.__INITIAL_STATE__ = JSON.parse('{\x22users\x22: {\x227\x22: {\x22display_name\x22: \x22Rhian Oakeshott\x22, \x22username\x22: \x22rhian.o\x22, \x22description\x22: \x22Social worker at Harrowdale County Council\x22, \x22avatar_url\x22: \x22https:\/\/media.example.org\/r\/s900.jpg\x22}}}');</script>
      """#), url: "https://social.example.org/u/Rhian.O"),
  Answer(
    name: "strings that are pushed", states: [.profile],
    html: shell(
      #"""
      <script>self.__next_f.push([1,"7:[\"$\",\"div\",null,{\"profile\":{\"username\":\"rhian.o\",\"fullName\":\"Rhian Oakeshott\",\"bio\":\"Social worker at Harrowdale County Council\",\"image\":\"https://media.example.org/r/s900.jpg\"}}]\n"])</script>
      """#), url: "https://social.example.org/rhian.o"),
  Answer(
    name: "parts of one user side by side", states: [.profile],
    html: shell(
      """
      <script>window.__INITIAL_STATE__={"a":undefined,"entities":{"users":{"9":{"core":{"screen_name":"rhian_o","name":"Rhian Oakeshott"},
      "legacy":{"description":"Social worker at Harrowdale County Council","followers_count":4},
      "avatar":{"image_url":"https://media.example.org/r/s900.jpg"},"location":{"location":"Millbeck"}}}},"geo":{"city":"Madrid"}};</script>
      """), url: "https://social.example.org/rhian_o"),
  Answer(
    name: "an object as scripts write it", states: [.profile],
    html: shell(
      """
      <script>window.__INITIAL_STATE__={config:{lang:'en',track:function(a){return a}},viewer:{username:'kit',fullName:'Kit Langley',
       bio:'Baker at Kit\\'s Buns Ltd'},profile:{username:'rhian.o',fullName:"Rhian Oakeshott",isPrivate:!1,followersCount:3,
       bio:'Social worker at Harrowdale County Council',avatarUrl:'https://media.example.org/r/s900.jpg',onClick:()=>{go()}}};</script>
      """), url: "https://photos.example.org/rhian.o"),
  Answer(
    name: "a function that is called with the values", states: [.profile],
    html: shell(
      """
      <script>window.__NUXT__=(function(a,b,c,d){return {layout:"default",data:[{user:{username:a,fullName:b,bio:c,
       profileImage:d,isPrivate:false}}],error:null}}("rhian.o","Rhian Oakeshott","Social worker at Harrowdale County Council",
       "https:\\u002F\\u002Fmedia.example.org\\u002Fr\\u002Fs900.jpg"));</script>
      """), url: "https://photos.example.org/rhian.o"),
  Answer(
    name: "an attribute with its quote marks escaped", states: [.profile],
    html: shell(
      "",
      body: """
        <div id="app" data-page="{&quot;component&quot;:&quot;Profile&quot;,&quot;props&quot;:{&quot;auth&quot;:{&quot;user&quot;:
        {&quot;username&quot;:&quot;kit&quot;,&quot;name&quot;:&quot;Kit Langley&quot;,&quot;bio&quot;:&quot;Baker&quot;}},&quot;user&quot;:
        {&quot;username&quot;:&quot;rhian.o&quot;,&quot;fullName&quot;:&quot;Rhian Oakeshott&quot;,&quot;bio&quot;:
        &quot;Social worker at Harrowdale County Council&quot;,&quot;avatar&quot;:&quot;https://media.example.org/r/s900.jpg&quot;}}}"></div>
        """), url: "https://photos.example.org/rhian.o"),
]

@Suite("The data that a page gives its scripts")
struct EmbeddedStateTests {
  @Test("holds the owner's facts, whatever the site calls them", arguments: shapes)
  func owner(_ shape: Answer) throws {
    let reading = reading(shape.html, url: shape.url)
    #expect(reading.state == .profile, "\(reading.stateReason)")
    #expect(reading.values(.name) == ["Rhian Oakeshott"])
    #expect(reading.values(.occupation) == ["Social worker"])
    #expect(reading.values(.employer) == ["Harrowdale County Council"])
    #expect(reading.values(.photograph) == ["https://media.example.org/r/s900.jpg"])
    #expect([[], ["Millbeck"]].contains(reading.values(.workLocation)))
    let all = reading.exposures.map(\.value).joined(separator: " ")
    for other in ["Kit", "Madrid", "Baker", "ES"] { #expect(!all.contains(other), "\(all)") }
  }

  @Test("is found again by its locator", arguments: shapes)
  func evidence(_ shape: Answer) throws {
    let tree = try HTMLTree(Array(shape.html.utf8))
    let evidence = reading(shape.html, url: shape.url).exposures.flatMap(\.evidence)
    #expect(evidence.contains { $0.source == .embeddedJSON })
    for evidence in evidence { #expect(try isFound(evidence, on: tree), "\(evidence)") }
  }

  @Test("says more about a person than the body shows, and only to scrapers")
  func inCode() {
    let reading = reading(
      shell(
        """
        <script>var state = {"user": {"login": "rhian", "name": "Rhian Oakeshott", "company": "Harrowdale County Council",
         "location": {"city": "Millbeck", "country": "Wales"}, "email": "rhian@harrowdale.gov.uk",
         "business_phone_number": "07700 900123", "blog": "https://rhian.example.com/", "url": "https://social.example.org/rhian",
         "hometown": {"name": "Penrhiwgoch"}, "birthday": "1990-02-03", "followers_count": 3}}</script>
        """, head: "<meta property=\"og:type\" content=\"profile\">",
        body: "<h1>Rhian Oakeshott</h1><p>I like hills, and Millbeck, Wales most of all.</p>"),
      url: "https://social.example.org/rhian")
    #expect(reading.values(.employer) == ["Harrowdale County Council", "harrowdale.gov.uk"])
    #expect(reading.values(.workLocation) == ["Millbeck, Wales"])
    #expect(reading.values(.homeLocation) == ["Penrhiwgoch"])
    #expect(reading.values(.email) == ["rhian@harrowdale.gov.uk"])
    #expect(reading.values(.telephone) == ["07700 900123"])
    #expect(reading.values(.birthDate) == ["1990-02-03"])
    #expect(reading.values(.linkedProfile) == ["https://rhian.example.com/"])
    func visibility(_ attribute: Model.Attribute) -> Visibility? {
      reading.exposures.first { $0.attribute == attribute }?.visibility
    }
    #expect(visibility(.email) == .inCode)
    #expect(visibility(.workLocation) == .onPage)
  }

  @Test("gives no picture that the site put in for one")
  func standIn() {
    let values = reading(
      shell(
        """
        <script>var state = {"user": {"screen_name": "rhian", "name": "Rhian Oakeshott", "description": "Librarian",
         "default_profile_image": true, "profile_image_url": "https://media.example.org/r/normal.png", "followers_count": 3}}</script>
        """), url: "https://social.example.org/rhian"
    )
    #expect(values.values(.occupation) == ["Librarian"])
    #expect(values.values(.photograph).isEmpty)
  }

  /// Data that holds people, but not the page's.
  private static let traps: [Answer] = [
    Answer(
      name: "configuration only", states: [.scriptShell],
      html: shell(
        """
        <script>window.__CONFIG__ = {"app": {"name": "Millbeck Social", "description": "Meet people near Millbeck",
         "image": "https://media.example.org/share.jpg", "url": "https://social.example.org/"}, "apiUrl": "/api/rhian"};</script>
        """, title: "Millbeck Social")),
    Answer(
      name: "the visitor alone", states: [.scriptShell],
      html: shell(
        """
        <script>window.state = {"route": "/@rhian", "user": {"username": "kit", "name": "Kit Langley", "city": "Madrid",
         "bio": "Baker at Kit's Buns Ltd", "avatar": "https://media.example.org/kit.jpg"}};</script>
        """)),
    Answer(
      name: "the visitor who has the page's handle in their session", states: [.scriptShell],
      html: shell(
        """
        <script>window.state = {"session": {"user": {"username": "rhian", "name": "Rhian Oakeshott", "city": "Madrid",
         "bio": "Librarian", "avatar": "https://media.example.org/r.jpg"}}};</script>
        """)),
    Answer(
      name: "suggested people", states: [.scriptShell],
      html: shell(
        """
        <script>window.state = {"path": "rhian", "suggested_users": [{"username": "rhian2", "full_name": "Rhian Oakeshott",
         "biography": "Baker at Kit's Buns Ltd", "profile_pic_url": "https://media.example.org/kit.jpg"}]};</script>
        """, title: "Rhian Oakeshott")),
    Answer(
      name: "a shop's thing at the page's address", states: [.scriptShell, .notAProfile],
      html: shell(
        """
        <script>window.state = {"product": {"slug": "rhian", "name": "Rhian Teapot", "description": "Founder of Acme Ltd",
         "image": "https://media.example.org/pot.jpg", "price": 12}};</script>
        """)),
    Answer(
      name: "JSON that ends too early", states: [.scriptShell],
      html: shell(
        "<script>window.state = {\"user\": {\"username\": \"rhian\", \"name\": \"Rhian Oakeshott\", \"bio\": \"Librari</script>"
      )),
    Answer(
      name: "JSON that repeats its beginning for ever", states: [.scriptShell],
      html: shell(
        "<script>rhian = \(String(repeating: "{\"a\":\"", count: 150_000))</script>")),
  ]

  @Test("is not read where nothing ties it to the page", arguments: traps)
  func notTheOwner(_ trap: Answer) {
    let reading = reading(trap.html, url: trap.url)
    #expect(trap.states.contains(reading.state), "\(reading.state): \(reading.stateReason)")
    for attribute in [Model.Attribute.occupation, .employer, .workLocation, .photograph] {
      #expect(reading.values(attribute).isEmpty, "\(attribute)")
    }
  }

  @Test("of a post tells of its author, not of the page's owner")
  func post() {
    let reading = reading(
      shell(
        """
        <script>window.state = {"author": {"uniqueId": "rhian", "nickname": "Rhian Oakeshott", "signature": "Librarian",
         "avatarLarger": "https://media.example.org/r.jpg"}};</script>
        """), url: "https://clips.example.org/@rhian/video/7123456")
    #expect(reading.state != .profile)
    #expect(reading.values(.occupation).isEmpty)
  }

  @Test("of two people with the page's name is read of neither")
  func namesakes() {
    let person = { (handle: String, job: String) in
      "{\"username\": \"\(handle)\", \"full_name\": \"Rhian Oakeshott\", \"bio\": \"\(job)\", \"city\": \"Madrid\"}"
    }
    let page = { (people: String) in
      "<html><head><title>Rhian Oakeshott</title></head><body><h1>Rhian Oakeshott</h1><script>x = {\"people\": [\(people)]}</script>"
    }
    let two = reading(page(person("rhian", "Librarian") + "," + person("rhian2", "Baker")))
    #expect(two.values(.occupation).isEmpty && two.values(.workLocation).isEmpty)
    #expect(reading(page(person("rhian", "Librarian"))).values(.occupation) == ["Librarian"])
  }

  @Test("of three million bytes is read like any other")
  func long() {
    let filler = (0..<30_000).map {
      "{\"id\": \($0), \"title\": \"A picture of a hill\", \"tags\": [\"hill\", \"sky\"], \"size\": {\"w\": 640, \"h\": 480}}"
    }.joined(separator: ",")
    let html = shell(
      """
      <script>window.state = {"photos": [\(filler)], "user": {"username": "rhian", "full_name": "Rhian Oakeshott",
       "bio": "Librarian"}};</script>
      """)
    #expect(html.utf8.count > 2_900_000)
    let reading = reading(html, url: "https://social.example.org/rhian")
    #expect(reading.state == .profile)
    #expect(reading.values(.occupation) == ["Librarian"])
  }
}

@Suite("JSON in scripts")
struct ScriptLiteralTests {
  @Test(
    "is found without running them",
    arguments: [
      #"window.x = {"a": "1"};"#, #"if (y) { f({"a": "1"}) }"#,
      #"x = {a: "1"};"#, "x = {'a': '1', b: c(1, {d: ')'}), e: !0, f: [g, -2]}", "return {a:`1`}",
      #"x=(function(q,r){return {b:r,a:q}}("1",{c:2}))"#, #"x = "{\"a\": \"1\"}""#,
      #"x = JSON.parse("{\u0022a\u0022: \"1\"}")"#,
      #"x = JSON.parse('{"a": "1"}')"#,
      "x = JSON.parse(`{\"a\": \"1\"}`)", #"JSON.parse(decodeURIComponent("%7B%22a%22%3A%221%22%7D"))"#,
      #"{"a": {"a": "1"}, broken} {"a": "1"}"#,
    ])
  func found(_ script: String) {
    let values = ScriptLiterals.values(in: script)
    #expect(values.last?["a"]?.text == "1", "\(values)")
  }

  @Test(
    "is not made up from what is no JSON",
    arguments: [
      "", "{", "x = {a: 1", "if (x) { a: 1 }", "class A { b() {} }", "x = {a: '1}",
      "function f() { return 'x' }", "JSON.parse(", "JSON.parse(x)", "{\"", "{\\",
    ])
  func notFound(_ script: String) {
    #expect(ScriptLiterals.values(in: script).isEmpty)
  }

  @Test("a word is found whatever its case, and only whole where it has to be whole")
  func word() throws {
    let word = try #require(CaselessWord("Rhian_O"))
    #expect(word.occurs(in: "x = 'RHIAN_o'"))
    #expect(word.occurs(in: "rhian_o"))
    #expect(!word.occurs(in: "rhian-o rhianrhian_"))
    #expect(word.isWhole("rHIAN_O") && !word.isWhole("rhian_oo"))
    #expect(CaselessWord("ŵ") == nil)
  }
}
