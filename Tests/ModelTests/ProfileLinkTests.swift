import Model
import Testing

@Suite("The forms of profile addresses")
struct ProfileLinkTests {
  @Test(
    "find the handle in every writing of one address",
    arguments: [
      ("www.linkedin.com/in/{handle}", "https://uk.linkedin.com/in/kit", "kit"),
      ("www.linkedin.com/in/{handle}", "http://linkedin.com/in/kit/?trk=x", "kit"),
      ("www.linkedin.com/in/{handle}", "https://www.linkedin.com/company/kit", nil),
      ("www.facebook.com/profile.php?id={handle}", "https://m.facebook.com/profile.php?id=7&ref=x", "7"),
      ("www.facebook.com/profile.php?id={handle}", "https://www.facebook.com/profile.php", nil),
      ("{handle}.tumblr.com/", "https://kit.tumblr.com/", "kit"),
      ("{handle}.tumblr.com/", "https://kit.tumblr.com/post/1", nil),
      ("*/@{handle}", "https://social.example.org/@kit", "kit"),
      ("*/@{handle}", "https://social.example.org/kit", nil),
      ("*/.../memberlist.php?u={handle}", "https://a.example/f/memberlist.php?mode=v&u=7", "7"),
      ("stackoverflow.com/users/{handle}/*", "https://stackoverflow.com/users/7/kit", "7"),
    ] as [(String, String, String?)])
  func handle(_ form: String, _ address: String, _ handle: String?) throws {
    let address = try #require(WebAddress(address))
    #expect(ProfileLink(form: form).handle(in: address) == handle)
  }

  @Test("an older writing has the same canonical form")
  func canonical() throws {
    let link = ProfileLink(form: "x.com/{handle}", others: ["twitter.com/{handle}"])
    for text in [
      "https://mobile.twitter.com/kit", "https://x.com/kit?lang=en", "http://www.twitter.com/kit/",
    ] {
      #expect(link.canonical(of: try #require(WebAddress(text))) == "https://x.com/kit", "\(text)")
    }
    let board = ProfileLink(form: "*/.../memberlist.php?u={handle}")
    let address = try #require(WebAddress("https://a.example/f/memberlist.php?mode=v&u=7"))
    #expect(board.canonical(of: address) == "https://a.example/f/memberlist.php?u=7")
  }
}
