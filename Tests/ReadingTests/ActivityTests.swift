import Foundation
import Model
import Testing

@testable import Reading

/// A profile page on a site without rules of its own.
private func profile(_ body: String, head: String = "") -> String {
  """
  <html><head><title>Rhian Oakeshott</title><meta property="og:type" content="profile">
  <meta property="og:title" content="Rhian Oakeshott">\(head)</head>
  <body><h1>Rhian Oakeshott</h1>\(body)<p>Some more lines of text so that the page is not a shell of scripts.</p></body></html>
  """
}

private func found(_ attribute: Attribute, in body: String, head: String = "", url: String? = nil)
  -> [Exposure]
{
  reading(profile(body, head: head), url: url ?? "https://people.example.org/rhian").exposures
    .filter { $0.attribute == attribute }
}

@Suite("What a page shows of days, friends and family")
struct ActivityTests {
  // MARK: Connections

  @Test(
    "a number of connections is read, and is no list",
    arguments: [
      "<p>312 followers</p>", "<p><b>1,204</b> Followers · 80 following</p>", "<p>500+ connections</p>",
      "<div>56</div><div>friends</div>", "<p>48 o ffrindiau</p><p>48 ffrindiau</p>",
    ])
  func connectionCounts(_ body: String) {
    let all = found(.connections, in: body)
    #expect(!all.isEmpty)
    #expect(all.allSatisfy { $0.precision == 0 })
  }

  @Test("a box of friends is a sample, and nobody is named")
  func friendBox() {
    let box = """
      <div><h2>Friends (12)</h2><ul><li><a href="/a">Delyth Marsh</a></li><li><a href="/b">Owen Teale</a></li>
      <li><a href="/c">Ffion Pryce</a></li><li><a href="/d">Huw Vaughan</a></li></ul></div>
      """
    let all = found(.connections, in: box)
    #expect(all.contains { $0.precision == 50 && $0.value == "friends: 4 people shown" })
    for exposure in reading(profile(box), url: "https://people.example.org/rhian").exposures {
      #expect(!exposure.value.contains("Delyth"))
      #expect(exposure.evidence.allSatisfy { !$0.excerpt.contains("Delyth") })
    }
  }

  @Test(
    "what is no number of connections is not read",
    arguments: [
      "<p>I have followers in 3 countries of the mind</p>",
      "<h2>People also viewed</h2><a href='/x'>Owen Teale</a>",
      "<p>Making friends since 1984</p>",
    ])
  func noConnections(_ body: String) {
    #expect(found(.connections, in: body).isEmpty)
  }

  // MARK: Contact

  @Test(
    "a way to write to the person is read",
    arguments: [
      ("<button>Message</button>", 50), ("<a role='button' href='#'>Add friend</a>", 50),
      ("<button>Connect</button>", 50),
      ("<a href='https://wa.me/447700900123'>Chat</a>", 100), ("<button>Anfon neges</button>", 50),
      (
        "<form action='/contact' method='post'><input type='email' name='email'><textarea></textarea></form>",
        100
      ),
    ])
  func contact(_ body: String, precision: Int) {
    #expect(found(.openContact, in: body).contains { $0.precision == precision && $0.confidence.counts })
  }

  @Test(
    "what is no way to write to them is not read",
    arguments: [
      "<nav><a href='/messages'>Message</a></nav>", "<button>Messages</button>",
      "<p>My message to you is hope</p>",
      "<form id='commentform' action='/comments'><input type='email' name='email'><textarea></textarea></form>",
      "<form action='/search'><input name='q'></form>", "<footer><a href='/m'>Chat</a></footer>",
    ])
  func noContact(_ body: String) {
    #expect(found(.openContact, in: body).isEmpty)
  }

  // MARK: What others left

  @Test("comments are counted, and nobody is named")
  func comments() {
    let body = """
      <article><p>A day on the hills.</p></article><section class="comments"><h3>Comments</h3>
      <div class="comment"><a href="/o">Owen Teale</a><p>Lovely picture of you and Sian!</p></div>
      <div class="comment"><a href="/d">Delyth Marsh</a><p>See you there</p></div></section>
      """
    let all = found(.thirdPartyContent, in: body)
    #expect(all.map(\.value) == ["2 comments"])
    #expect(all.allSatisfy { $0.evidence.allSatisfy { !$0.excerpt.contains("Owen") } })
  }

  @Test("no comments are nothing", arguments: ["<p>0 comments</p>", "<p>No comments, please</p>"])
  func noComments(_ body: String) {
    #expect(found(.thirdPartyContent, in: body).isEmpty)
  }

  // MARK: Posts

  private func posts(_ texts: [String], day: String = "2026-11-0") -> String {
    texts.enumerated().map { number, text in
      "<article><time datetime='\(day)\(number + 2)T10:30:00Z'>2 Nov</time><p>\(text)</p></article>"
    }.joined()
  }

  @Test("posts are counted, with the hours at which they were written")
  func postTimes() {
    let body = posts(["Rain again.", "Soup for lunch.", "Hills at last."])
    #expect(found(.publicPosts, in: body).first?.value == "3 posts")
    let times = found(.postingTime, in: body)
    #expect(times.first?.value == "the hour of 3 posts, 3 on weekdays between 9 and 5")
    #expect(found(.postingTime, in: posts(["One.", "Two."])).isEmpty)
  }

  @Test(
    "a post of cases is told by its cues, and no more of it is kept",
    arguments: [
      "Long day on my caseload: core group for the family at Millbeck, and Tyler cried again.",
      "My manager sent me to family court today with the children in care of Mrs Dowd.",
      "Heddiw: fy swydd, cynhadledd achos a rhieni Tyler.",
    ])
  func caseMention(_ text: String) {
    let all = found(.caseMention, in: posts([text]))
    #expect(all.contains { $0.confidence.counts })
    for exposure in all {
      for word in ["Tyler", "Dowd"] {
        #expect(!exposure.value.localizedCaseInsensitiveContains(word))
        #expect(exposure.evidence.allSatisfy { !$0.excerpt.contains(word) })
      }
    }
  }

  @Test(
    "a post about one's own work is a work post",
    arguments: [
      "So tired, my shift went on and on and my manager kept calling",
      "Another day at work, our team meeting was a laugh",
    ])
  func workPost(_ text: String) {
    #expect(found(.workPost, in: posts([text])).contains { $0.confidence.counts })
    #expect(found(.caseMention, in: posts([text])).isEmpty)
  }

  @Test(
    "television, campaigns and one's own family are no work",
    arguments: [
      "Watching that series about a social worker and her caseload, we cried at the court hearing",
      "The referral for new trainers is in", "My son's school wrote our EHCP review up today",
      "When I was in care the family court was a blur", "Baked bread today with my sister",
    ])
  func noWork(_ text: String) {
    #expect(!found(.caseMention, in: posts([text])).contains { $0.confidence.counts })
    #expect(!found(.workPost, in: posts([text])).contains { $0.confidence.counts })
  }

  // MARK: Routine

  @Test(
    "a regular place and time is a routine",
    arguments: [
      ("I swim every Tuesday at Millbeck Baths", 100),
      ("You find me at parkrun in Quarry Park on Saturdays", 100),
      ("Choir practice every Thursday at 7pm, and I love it", 60),
      ("Dwi'n rhedeg bob dydd Mawrth yn Harrowdale", 100),
    ])
  func routine(_ text: String, precision: Int) {
    let all = found(.routine, in: "<div class='bio'>\(text)</div>")
    #expect(all.contains { $0.precision == precision && $0.confidence.counts }, "\(all)")
  }

  @Test("a check-in is one visit, three are a habit")
  func checkIns() {
    let one = found(.routine, in: posts(["📍 Millbeck Leisure Centre"]))
    #expect(one.map(\.precision) == [40])
    let three = found(.routine, in: posts(Array(repeating: "📍 Millbeck Leisure Centre", count: 3)))
    #expect(three.map(\.precision) == [100])
  }

  @Test(
    "opening hours and hopes are no routine",
    arguments: [
      "The library is open every Tuesday at Millbeck", "Every day is a school day",
      "New episodes every Friday at 7pm",
      "I used to run every Sunday in Quarry Park", "Bins are collected every Monday in Millbeck",
    ])
  func noRoutine(_ text: String) {
    #expect(found(.routine, in: "<div class='bio'>\(text)</div>").isEmpty)
  }

  // MARK: Family

  @Test(
    "family is told without names",
    arguments: [
      ("Mum of 3, tea drinker", "3 children", 25),
      ("Married to Gethin and mad about maps", "a named partner", 60),
      ("Proud mum to Chester (7) and Ripley (4)", "a named child", 100),
      ("Mam i ddau", "a child or children", 25),
      ("I love my daughter Ffion to bits", "a named child", 100), ("Dad of two", "2 children", 25),
    ])
  func family(_ text: String, value: String, precision: Int) {
    let all = found(.family, in: "<div class='bio'>\(text)</div>")
    #expect(all.contains { $0.value == value && $0.precision == precision }, "\(all.map(\.value))")
    for name in ["Gethin", "Chester", "Ripley", "Ffion"] {
      #expect(
        all.allSatisfy { !$0.value.contains(name) && $0.evidence.allSatisfy { !$0.excerpt.contains(name) } })
    }
  }

  @Test("relatives in the page's data are counted, not named")
  func dataFamily() {
    let head = """
      <script type="application/ld+json">{"@context": "https://schema.org", "@type": "ProfilePage", "mainEntity":
      {"@type": "Person", "name": "Rhian Oakeshott", "spouse": {"@type": "Person", "name": "Gethin Oakeshott"},
      "children": [{"@type": "Person", "name": "Ffion"}, {"@type": "Person", "name": "Huw"}],
      "interactionStatistic": {"@type": "InteractionCounter", "interactionType": "https://schema.org/FollowAction",
      "userInteractionCount": 312}}}</script>
      """
    #expect(found(.family, in: "", head: head).map(\.value) == ["a named partner", "2 named children"])
    #expect(found(.connections, in: "", head: head).map(\.value) == ["312 followers"])
  }

  @Test(
    "animals, jokes and other people's families are no family",
    arguments: [
      "Dog mum and cake fiend", "Mum of two cats", "Family support worker", "Mother of dragons",
      "Working with mothers and fathers", "Social worker's daughter in law firm land",
    ])
  func noFamily(_ text: String) {
    #expect(found(.family, in: "<div class='bio'>\(text)</div>").isEmpty)
  }

  // MARK: Birthday, team, copies, search engines

  @Test(
    "a birthday in a line of text is read",
    arguments: [
      ("Born 4 May 1984 in Wales", 100), ("🎂 4th May", 55), ("Ganwyd 4 Mai 1984", 100), ("Born in 1984", 30),
    ])
  func birthday(_ text: String, precision: Int) {
    #expect(found(.birthDate, in: "<div class='bio'>\(text)</div>").first?.precision == precision)
  }

  @Test(
    "other births are no birthday",
    arguments: [
      "Born and bred in Harrowdale", "Our daughter was born 4 May 2019", "Born to run", "March baby",
    ])
  func noBirthday(_ text: String) {
    #expect(found(.birthDate, in: "<div class='bio'>\(text)</div>").isEmpty)
  }

  @Test(
    "a team that tells whom somebody works with",
    arguments: ["Social worker, fostering team", "AMHP in a busy MASH"])
  func team(_ text: String) {
    #expect(found(.team, in: "<div class='bio'>\(text)</div>").count == 1)
  }

  @Test("words of a team alone are no team", arguments: ["Please send help", "Ask me about fostering"])
  func noTeam(_ text: String) {
    #expect(found(.team, in: "<div class='bio'>\(text)</div>").isEmpty)
  }

  @Test("a page of an archive is a copy")
  func archive() {
    let copy = found(
      .archivedCopy, in: "",
      url: "https://web.archive.org/web/20190503120000/https://people.example.org/rhian")
    #expect(copy.map(\.value) == ["a copy in web.archive.org of 2019-05-03"])
    #expect(found(.archivedCopy, in: "<a href='https://web.archive.org/'>The archive</a>").isEmpty)
  }

  @Test(
    "of several lines to search engines the strictest holds",
    arguments: [
      ("<meta name='robots' content='index,follow'>", 1),
      ("<meta name='robots' content='max-image-preview:none'>", 1),
      ("<meta name='robots' content='index'><meta name='robots' content='noindex'>", 0),
      ("<meta name='robots' content='none'>", 0), ("", 0),
    ])
  func robots(_ head: String, count: Int) {
    #expect(found(.searchIndexing, in: "", head: head).count == count)
  }

  @Test("a sign-in wall shows no buttons, posts or comments of the person's")
  func wall() {
    let html = """
      <html><head><title>Log in</title></head><body><form action="/login"><input type="password"></form>
      <h1>Log in to continue</h1><p>You must log in to continue.</p><button>Message</button><p>312 followers</p></body></html>
      """
    let wall = reading(html, url: "https://people.example.org/login?next=rhian")
    #expect(wall.state != .profile)
    #expect(wall.exposures.allSatisfy { !ActivityFacts.attributes.contains($0.attribute) })
  }
}
