/// The parameters of the commands that are sent to a browser (Chrome DevTools Protocol).
enum TabCommand {
  struct CreateTarget: Encodable { let url = "about:blank" }
  struct Target: Encodable { let targetId: String }
  struct Attach: Encodable {
    let targetId: String
    let flatten = true
  }
  struct Discover: Encodable { let discover = true }
  struct DownloadBehavior: Encodable { let behavior = "deny" }
  struct Enabled: Encodable { let enabled = true }
  struct Bypass: Encodable { let bypass = true }
  struct Navigate: Encodable { let url: String }
  struct Dialog: Encodable { let accept = false }

  /// Every request waits for a word from here, and so does every question for a password.
  struct Intercept: Encodable {
    struct Pattern: Encodable { let urlPattern = "*" }

    let handleAuthRequests = true
    let patterns = [Pattern()]
  }

  struct Request: Encodable { let requestId: String }
  struct Refuse: Encodable {
    let requestId: String
    let errorReason = "BlockedByClient"
  }

  struct Authenticate: Encodable {
    struct Response: Encodable {
      let response: String
      var username: String?
      var password: String?
    }

    let requestId: String
    let authChallengeResponse: Response
  }
}
