import Foundation
import Model

/// One tab of a browser on its way to a page: what the browser says of it, and what it is answered.
///
/// Used on one thread.
final class BrowserTab {
  /// How many message boxes a page may open.
  static let dialogLimit = 50
  /// The most requests whose end is waited for.
  private static let requestLimit = 10_000
  /// Requests of these kinds can change what stands on the page, so their end is waited for. Others can go on for
  /// ever (films, sockets), or tell this tab nothing of their end (prefetching, frames, what workers start from).
  private static let awaited: Set<String> = ["Stylesheet", "Image", "Script", "XHR", "Fetch"]

  let devTools: DevTools
  private(set) var document: MainDocument
  private(set) var settling = PageSettling()
  private(set) var dialogs = 0
  private(set) var frame = ""
  private let guardProxy: GuardProxy
  private var target = ""
  private var underWay: Set<String> = []
  private var toldSecret: Set<String> = []

  init(_ devTools: DevTools, rule: AddressRule, guardProxy: GuardProxy) {
    self.devTools = devTools
    self.guardProxy = guardProxy
    document = MainDocument(rule: rule)
  }

  var requestsUnderWay: Int { underWay.count }

  /// Opens an empty tab that tells everything.
  func open() throws(RenderStop) {
    devTools.onEvent = { [unowned self] (name, message) throws(RenderStop) in try take(name, message) }
    try devTools.call("Browser.setDownloadBehavior", TabCommand.DownloadBehavior())
    target = try devTools.call(
      "Target.createTarget", TabCommand.CreateTarget(), for: DevToolsMessage.NewTarget.self
    ).targetId
    devTools.session = try devTools.call(
      "Target.attachToTarget", TabCommand.Attach(targetId: target), for: DevToolsMessage.Attached.self
    ).sessionId
    try devTools.call("Target.setDiscoverTargets", TabCommand.Discover())
    try devTools.call("Page.enable")
    try devTools.call("Inspector.enable")
    try devTools.call("Network.enable")
    try devTools.call("Network.setBypassServiceWorker", TabCommand.Bypass())
    try devTools.call("Page.setLifecycleEventsEnabled", TabCommand.Enabled())
    try devTools.call("Fetch.enable", TabCommand.Intercept())
  }

  /// Goes to `address`; gives what the browser says if that does not come about.
  func go(to address: WebAddress) throws(RenderStop) -> DevToolsMessage.Navigated {
    // The frame's name is that of the target: it has to be known before the first answer to this.
    frame = target
    return try devTools.call(
      "Page.navigate", TabCommand.Navigate(url: address.description), for: DevToolsMessage.Navigated.self)
  }

  func observe(_ size: PageSettling.Size) {
    settling.observe(size, requestsUnderWay: underWay.count, at: .now)
  }

  private func take(_ name: String, _ message: Data) throws(RenderStop) {
    switch name {
    case "Fetch.requestPaused": try answerRequest(message)
    case "Fetch.authRequired": try answerQuestion(message)
    case "Page.javascriptDialogOpening":
      dialogs += 1
      if dialogs <= Self.dialogLimit {
        try devTools.send("Page.handleJavaScriptDialog", TabCommand.Dialog())
      }
    case "Target.targetCreated":
      guard let info = devTools.params(DevToolsMessage.TargetCreated.self, message)?.targetInfo,
        info.type == "page", info.targetId != target
      else { return }
      try devTools.send("Target.closeTarget", TabCommand.Target(targetId: info.targetId))
    case "Inspector.targetCrashed": throw .crashed
    default: follow(name, message)
    }
  }

  private func follow(_ name: String, _ message: Data) {
    switch name {
    case "Network.requestWillBeSent":
      guard let event = devTools.params(DevToolsMessage.RequestSent.self, message),
        Self.awaited.contains(event.type ?? ""), event.frameId == frame,
        event.request.url.hasPrefix("http"), underWay.count < Self.requestLimit
      else { return }
      underWay.insert(event.requestId)
    case "Network.responseReceived":
      guard let event = devTools.params(DevToolsMessage.ResponseReceived.self, message),
        event.type == "Document", event.frameId == frame
      else { return }
      document.answered(event)
    case "Network.loadingFinished", "Network.loadingFailed":
      guard let event = devTools.params(DevToolsMessage.LoadingEnded.self, message) else { return }
      underWay.remove(event.requestId)
      // The request of a document has the name of its loader.
      if let words = event.errorText { document.failed(event.requestId, words) }
    case "Page.frameNavigated":
      guard let event = devTools.params(DevToolsMessage.FrameNavigated.self, message),
        event.frame.id == frame, event.frame.parentId == nil
      else { return }
      document.shows(event.frame)
      settling = PageSettling()
      underWay = []
    case "Page.navigatedWithinDocument":
      guard let event = devTools.params(DevToolsMessage.WithinDocument.self, message), event.frameId == frame
      else { return }
      document.isCalled(event.url)
    case "Page.lifecycleEvent":
      guard let event = devTools.params(DevToolsMessage.Lifecycle.self, message), event.frameId == frame,
        event.loaderId == document.loader, event.name == "DOMContentLoaded"
      else { return }
      settling.parsed(at: .now)
    default: break
    }
  }

  private func answerRequest(_ message: Data) throws(RenderStop) {
    guard let event = devTools.params(DevToolsMessage.RequestPaused.self, message) else { return }
    let isAllowed =
      switch event.resourceType {
      case "Document" where event.frameId == frame: document.mayAsk(for: event.request.url)
      // Films and sound bring no text, and many bytes.
      case "Media": false
      default: true
      }
    if isAllowed {
      try devTools.send("Fetch.continueRequest", TabCommand.Request(requestId: event.requestId))
    } else {
      try devTools.send("Fetch.failRequest", TabCommand.Refuse(requestId: event.requestId))
    }
  }

  /// The guard gets its secret, once for each request. A site that asks for a password gets none.
  private func answerQuestion(_ message: Data) throws(RenderStop) {
    guard let event = devTools.params(DevToolsMessage.AuthRequired.self, message) else { return }
    let challenge = event.authChallenge
    let isGuard =
      challenge.source == "Proxy" && challenge.origin == "http://127.0.0.1:\(guardProxy.port)"
      && toldSecret.count < Self.requestLimit && toldSecret.insert(event.requestId).inserted
    let response =
      isGuard
      ? TabCommand.Authenticate.Response(
        response: "ProvideCredentials", username: guardProxy.user, password: guardProxy.secret)
      : TabCommand.Authenticate.Response(response: "CancelAuth")
    try devTools.send(
      "Fetch.continueWithAuth",
      TabCommand.Authenticate(requestId: event.requestId, authChallengeResponse: response))
  }
}
