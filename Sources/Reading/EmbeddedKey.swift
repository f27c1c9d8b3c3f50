/// What a key of a page's data means, whoever made the page.
enum EmbeddedKey {
  case fullName, displayName, name, firstName, lastName, nickname, title
  case handle, slug, number, ownAddress, address
  case bio, headline, occupation, employer, place, country, home
  case picture, link, email, telephone, birthDate
  /// Flags that the picture is the site's own stand-in.
  case standIn
  /// Keys that only the object of an account or a person has ("followers_count").
  case account
  /// Keys that no person has ("price").
  case thing

  private static let meanings: [String: EmbeddedKey] = {
    let groups: [(EmbeddedKey, String)] = [
      (.fullName, "fullname realname publicname legalname"), (.displayName, "displayname"),
      (.name, "name"),
      (.firstName, "firstname givenname forename"), (.lastName, "lastname familyname surname"),
      (.nickname, "nickname nick"), (.title, "title"),
      (
        .handle,
        "username screenname handle uniqueid login userslug vanity vanityname publicidentifier acct pathalias "
          + "useralias profileslug"
      ), (.slug, "permalink slug alias"),
      (.number, "id userid externalid channelid restid nsid pk accountid memberid profileid uid userkey"),
      (
        .ownAddress,
        "ownerurls channelurl vanitychannelurl profileurl permalinkurl htmlurl canonicalurl profilelink "
          + "publicprofileurl"
      ),
      (.address, "url href uri"),
      (
        .bio,
        "bio biography signature description about aboutme summary selfdescription intro introduction "
          + "shortbio profiledescription biotext"
      ),
      (.headline, "headline tagline"),
      (.occupation, "occupation jobtitle job profession position currentposition currentjob"),
      (
        .employer,
        "employer company companyname organisation organization organisationname organizationname workplace "
          + "worksfor worksat affiliation institution currentcompany currentemployer"
      ),
      (.place, "location city currentcity locationname cityname place addresslocality town locality"),
      (.country, "country countryname"), (.home, "hometown homelocation birthplace"),
      (
        .picture,
        "avatar avatarurl avatarlarger avatarmedium avatarlarge profilepicurl profilepicurlhd profilepicture "
          + "profilepictureurl profileimage profileimageurl profileimageurlhttps profilephoto profilephotourl "
          + "picture photo photourl image imageurl userpic buddyicon portrait headshot avatarimage "
          + "displayimage profilepic avatarsrc lgportrait"
      ),
      (
        .link,
        "externalurl website websiteurl homepage blog biolink biolinks externallink personalwebsite "
          + "sociallinks websites"
      ),
      (.email, "email publicemail businessemail contactemail emailaddress"),
      (
        .telephone,
        "phone telephone phonenumber businessphonenumber publicphonenumber mobile contactphonenumber"
      ),
      (.birthDate, "birthdate birthday dateofbirth dob"),
      (.standIn, "defaultprofileimage hasanonymousprofilepicture isdefaultavatar hasdefaultavatar"),
      (
        .account,
        "followerscount followercount followers followingcount edgefollowedby isverified verified isprivate "
          + "joinedat membersince friendscount statusescount isbusinessaccount"
      ),
      (
        .thing,
        "price currency sku isbn articlebody datepublished publishedat publishdate startdate "
          + "enddate starttime duration wordcount readingtime stargazerscount"
      ),
    ]
    var meanings: [String: EmbeddedKey] = [:]
    for (meaning, words) in groups {
      for word in words.lowercased().split(separator: " ") { meanings[String(word)] = meaning }
    }
    return meanings
  }()

  /// "full_name", "fullName" and "FullName" are one key.
  init?(_ key: String) {
    guard key.utf8.count <= 40, let meaning = Self.meanings[Self.folded(key)] else { return nil }
    self = meaning
  }

  /// In lower case without marks.
  static func folded(_ key: String) -> String {
    guard key.isPlain else { return key }
    return String(unsafeUninitializedCapacity: key.utf8.count) { folded in
      var length = 0
      for byte in key.utf8 {
        switch byte {
        case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "$"): continue
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): folded[length] = byte | 0x20
        default: folded[length] = byte
        }
        length += 1
      }
      return length
    }
  }

  /// Whether an object under this key is the one who looks at the page, not the one whom it shows.
  static func isVisitor(_ folded: String) -> Bool { visitors.contains(folded) }

  private static let visitors: Set<String> = [
    "viewer", "currentuser", "curuser", "loggedinuser", "loggeduser", "loggedin", "me", "session", "visitor",
    "self", "sessionuser", "myprofile", "auth", "authuser", "authenticateduser", "activeuser", "myself",
    "viewinguser", "signedinuser", "currentaccount", "geo", "geolocation", "geoip", "iplocation",
    "sessiondata", "authentication", "originuser", "currentvisitor", "client", "requestinfo", "mycity",
  ]

  /// Whether what stands under this key is about other people who may have the same name.
  static func isOthers(_ folded: String) -> Bool { others.contains { folded.holds($0) } }

  private static let others = [
    "suggest", "recommend", "similar", "related", "alsoviewed", "chaining", "follower", "following",
    "friends",
    "comment", "likes", "likers", "colleagues", "contacts", "team", "search", "results", "mentions",
    "collaborat",
    "tagged", "trending", "popular", "featuredchannels", "whotofollow", "pymk", "browsemap",
  ]

  /// Objects under these keys are parts of the object around them.
  static let parts: Set<String> = [
    "core", "legacy", "profile", "attributes", "details", "info", "personal", "extra", "basics", "contact",
    "profileinfo", "userprofile", "profilebio", "employment", "work",
  ]

  /// Parts that carry the handle while the rest stands beside them.
  static let innerParts: Set<String> = ["core", "legacy"]
}
