internal import Markup
internal import Model

/// Tells the person's picture from stand-ins, logos, covers and post images by address, size and alternative text.
struct Pictures {
  /// What a picture address is.
  enum Judgement: Equatable {
    case portrait
    /// The platform's own grey figure, initial or pattern.
    case standIn
    /// A logo, icon, cover or share card.
    case sitePicture
  }

  let platform: Platform?

  /// Words in an address's path that name a stand-in on any site.
  private static let standIns = [
    "default_profile", "default-profile", "defaultavatar", "default-avatar", "default_avatar",
    "avatar_default",
    "avatar-default", "nophoto", "no-photo", "no_photo", "noimage", "no-image", "no_image", "no-avatar",
    "noavatar",
    "ghost_person", "ghost-person", "placeholder", "anonymous", "silhouette", "blank-profile",
    "blank_profile",
    "mystery", "unknown-user", "default_user", "default-user", "defaultuser", "missing.png",
    "nopic", "letter_avatar", "letter-avatar", "letteravatar", "/initials/", "identicon", "robohash",
    "dicebear", "boring-avatar",
    "/avatars/default", "avatar-blank", "avatar_blank", "user-icon", "profile-icon", "no_picture",
    "nopicture", "no-picture",
    "default.png", "default.jpg", "default_photo", "default-photo", "coming-soon", "photo-unavailable",
    "photo_unavailable",
    "image-unavailable", "dummy", "generic-profile", "generic_profile", "male.png", "female.png",
    "headshot-missing",
    "buddyicon.gif", "user_default", "profile_default", "person_default",
  ]
  private static let siteParts = [
    "logo", "favicon", "apple-touch", "sprite", "banner", "cover", "/og-image", "og_image",
    "opengraph-default", "share-",
    "default-share", "shareimage", "social-card", "/icons/", "/icon.", "emoji", "badge", "pixel", "spacer",
    "lazyload",
    "loading.gif", "1x1", "blank.gif", "transparent", "postimg", "post-image", "flag",
  ]

  func judge(_ address: String) -> Judgement {
    let address = address.lowercased()
    if Self.isGenerated(address) { return .standIn }
    if address.hasPrefix("data:") { return address.utf8.count > 3_000 ? .portrait : .sitePicture }
    if let platform {
      if platform.defaultAvatars.contains(where: { address.holds($0.lowercased()) }) { return .standIn }
      if platform.sitePictures.contains(where: { address.holds($0.lowercased()) }) { return .sitePicture }
    }
    let path =
      !address.holds("://")
      ? address[...]
      : address.firstRange(of: "://").map { address[$0.upperBound...].drop { $0 != "/" } } ?? address[...]
    if Self.standIns.contains(where: path.holds) { return .standIn }
    if path.hasSuffix(".svg") || path.hasSuffix(".ico") { return .sitePicture }
    return Self.siteParts.contains(where: path.holds) ? .sitePicture : .portrait
  }

  /// Services that draw a picture from a name, and Gravatar's own figures: an address without a hash of an e-mail
  /// address, or one that forces the stand-in (docs.gravatar.com: "f=y").
  private static func isGenerated(_ address: String) -> Bool {
    let generators = [
      "ui-avatars.com", "robohash.org", "dicebear.com", "avatars.dicebear", "boringavatars",
      "multiavatar.com",
      "avatar.vercel.sh", "eu.ui-avatars", "api.adorable.io", "joeschmoe.io", "avatar.iran.liara.run",
    ]
    if generators.contains(where: address.holds) { return true }
    guard address.holds("gravatar.com/avatar"), let start = address.firstRange(of: "gravatar.com/avatar")
    else { return false }
    let rest = address[start.upperBound...].drop { $0 == "/" }
    let hash = rest.prefix { $0.isHexDigit }
    let query = rest.drop { $0 != "?" }
    let isHash = hash.count >= 32 && !hash.allSatisfy { $0 == "0" }
    return !isHash || query.holds("f=y") || query.holds("forcedefault=y")
  }

  private static let avatarHints: Set<String> = [
    "avatar", "profilephoto", "profilepicture", "profileimage", "profilepic", "profileavatar", "userphoto",
    "userimage",
    "useravatar", "userpic", "headshot", "portrait", "mugshot", "authorphoto", "authorimage", "authoravatar",
    "photo",
    "memberphoto", "staffphoto", "personimage", "buddyicon", "uphoto",
  ]

  private static func letters(of hint: String) -> String {
    guard hint.isPlain else { return hint.filter(\.isLetter) }
    return String(
      decoding: hint.utf8.filter { (0x61...0x7A).contains($0 | 0x20) && $0 >= 0x41 }, as: UTF8.self)
  }

  /// Whether the element's names or alternative text say that it is a person's picture.
  static func isAvatar(_ picture: PageContent.Picture) -> Bool {
    for hint in picture.hints {
      let folded = Self.letters(of: hint)
      if avatarHints.contains(folded) { return true }
      for name in [
        "avatar", "profilephoto", "profileimage", "profilepic", "headshot", "portrait", "buddyicon",
      ]
      where folded.holds(name) && !folded.holds("cover") && !folded.holds("logo") {
        return true
      }
    }
    let alternative = picture.alternative.lowercased()
    return [
      "profile picture", "profile photo", "profile image", "avatar", "photo of", "headshot", "portrait of",
      "llun o",
    ]
    .contains { alternative.holds($0) }
  }
}
