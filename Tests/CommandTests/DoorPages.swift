import Foundation
import Support

/// Pages and public data of invented people, in the shapes that the platforms give.
enum DoorPages {
  /// A page that only a browser fills in.
  static func shell(head: String = "") -> String {
    """
    <!DOCTYPE html><html lang="en"><head><title>Loading</title>\(head)
    <script defer src="/assets/app.js"></script></head>
    <body><div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript></body></html>
    """
  }

  static let actorLink = #"<link rel="alternate" type="application/activity+json" href="/users/kitlangley">"#

  static func json(_ text: String, type: String = "application/json; charset=utf-8", status: Int = 200)
    -> LoopbackServer.Route
  {
    LoopbackServer.Route(status: status, headers: ["Content-Type": type], body: Array(text.utf8))
  }

  /// mastodon app/serializers/activitypub/actor_serializer.rb.
  static func actor(at address: String, more: String = "") -> String {
    """
    {"@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"],
     "id": "\(address)", "type": "Person", "preferredUsername": "kitlangley", "name": "Kit Langley",
     "summary": "<p>Social worker at Harrowdale County Council.</p><p>Views &amp; jokes my own.</p>",
     "url": "\(address.replacing("/users/", with: "/@"))", "manuallyApprovesFollowers": false,
     "discoverable": true, "published": "2022-11-05T00:00:00Z", "following": "\(address)/following",
     "tag": [], \(more)
     "attachment": [
       {"type": "PropertyValue", "name": "Lives in", "value": "Millbeck"},
       {"type": "PropertyValue", "name": "Blog",
        "value": "<a href=\\"https://kit.example.org/\\" rel=\\"me nofollow noopener\\">kit.example.org</a>"}],
     "endpoints": {"sharedInbox": "https://social.example.org/inbox"},
     "icon": {"type": "Image", "mediaType": "image/jpeg",
       "url": "https://files.social.example.org/accounts/avatars/1/original/a1b2.jpg"}}
    """
  }

  /// Lexicon app.bsky.actor.defs, profileViewDetailed.
  static func blueskyProfile(labels: String = "[]") -> String {
    """
    {"did": "did:plc:example", "handle": "kit.example.org", "displayName": "Kit Langley",
     "avatar": "https://cdn.bsky.app/img/avatar/plain/did:plc:example/abc@jpeg",
     "associated": {"lists": 0}, "labels": \(labels), "createdAt": "2023-08-01T10:00:00.000Z",
     "description": "Social worker at Harrowdale County Council\\nBread and bikes", "followersCount": 12}
    """
  }

  /// docs.github.com, "Get a user".
  static let githubUser = """
    {"login": "kitlangley", "id": 1, "node_id": "x", "avatar_url": "https://avatars.githubusercontent.com/u/1?v=4",
     "html_url": "https://github.com/kitlangley", "type": "User", "site_admin": false, "name": "Kit Langley",
     "company": "@harrowdale", "blog": "kit.example.org", "location": "Millbeck", "email": null,
     "hireable": null, "bio": "Web officer at Harrowdale County Council", "twitter_username": null}
    """

  /// docs.gravatar.com, the older JSON form.
  static let gravatar = """
    {"entry": [{"hash": "ab", "requestHash": "kitlangley", "profileUrl": "https://gravatar.com/kitlangley",
     "preferredUsername": "kitlangley", "thumbnailUrl": "https://0.gravatar.com/avatar/ab",
     "photos": [{"value": "https://0.gravatar.com/avatar/ab", "type": "thumbnail"}],
     "displayName": "Kit Langley", "aboutMe": "Foster carer and baker.", "currentLocation": "Millbeck",
     "job_title": "Housing officer", "company": "Harrowdale County Council",
     "accounts": [{"domain": "github.com", "url": "https://github.com/kitlangley", "shortname": "github",
       "verified": true}],
     "urls": [{"value": "https://kit.example.org", "title": "Blog"}]}]}
    """

  /// developer.wordpress.org, REST API handbook, Users.
  static func wordpressUser(_ name: String = "Kit Langley", id: Int = 2) -> String {
    """
    {"id": \(id), "name": "\(name)", "url": "https://kit.example.org",
     "description": "Social worker at Harrowdale County Council.", "link": "https://blog.example.org/author/kit/",
     "slug": "kit", "avatar_urls": {"24": "https://secure.gravatar.com/avatar/ab?s=24"}, "meta": [],
     "_links": {"self": [{"href": "https://blog.example.org/wp-json/wp/v2/users/\(id)"}]}}
    """
  }

  /// discourse app/serializers/user_serializer.rb.
  static let discourseUser = """
    {"user_badges": [], "user": {"id": 7, "username": "kitlangley", "name": "Kit Langley",
     "avatar_template": "/user_avatar/forum.example.org/kitlangley/{size}/12_2.png", "trust_level": 2,
     "bio_raw": "x", "bio_cooked": "<p>Social worker at <b>Harrowdale County Council</b>.</p>",
     "website": "https://kit.example.org", "website_name": "kit.example.org", "location": "Millbeck"}}
    """

  /// api.stackexchange.com/docs/users-by-ids with the default filter.
  static let stackUser = """
    {"items": [{"badge_counts": {"bronze": 1}, "account_id": 1, "is_employee": false, "reputation": 1,
     "user_type": "registered", "user_id": 4711, "location": "Millbeck", "website_url": "https://kit.example.org",
     "link": "https://stackoverflow.com/users/4711/kit", "profile_image": "https://www.gravatar.com/avatar/ab",
     "display_name": "Kit O&#39;Langley"}], "has_more": false, "quota_max": 300, "quota_remaining": 299}
    """
}
