import Foundation
import Model

/// One page in one browser: started, led to the page, read when it has come to rest, and ended with all its traces.
///
/// A browser of its own for each page costs half a second, and makes it certain that no page finds anything of
/// another. Blocks its thread.
struct PageRendering {
  /// What comes of it, before it is a ``Page``.
  private struct Outcome {
    var document: MainDocument?
    var body: [UInt8] = []
    var problem: Problem?
  }

  let link: Link
  let browser: InstalledBrowser
  let settings: Acquirer.Settings
  let stop: StopFlag

  /// Left of the time for taking the text out.
  private static let reserve = Duration.seconds(3)
  private static let lookEvery = Duration.milliseconds(200)
  /// A look at a page that just goes away is tried again.
  private static let missedLooks = 20

  /// Never fails: what goes wrong is in the page.
  func page() -> Page {
    let openOrigin = settings.allowsPrivateNetwork ? WebAddress(link.text)?.origin : nil
    let rule = AddressRule(openOrigin: openOrigin)
    do throws(AddressRule.Refusal) {
      return page(of: render(try rule.check(link.text), rule: rule))
    } catch {
      return page(of: Outcome(problem: FetchProblem.refused(error, link.text)))
    }
  }

  private func page(of outcome: Outcome) -> Page {
    let document = outcome.document
    return Page(
      capture: Capture(
        requestedURL: link.requestedURL, finalURL: document?.address?.description,
        redirects: document?.redirects ?? [], status: document?.answer?.status,
        headers: document?.headers ?? [], method: .rendered, seenAs: .loggedOut,
        byteCount: outcome.body.count, capturedAt: settings.now(), failure: outcome.problem),
      body: outcome.problem == nil ? outcome.body : [])
  }

  private func render(_ address: WebAddress, rule: AddressRule) -> Outcome {
    if stop.isSet { return Outcome(problem: FetchProblem.interrupted(link.text)) }
    func notStarted(_ words: String) -> Outcome {
      Outcome(problem: RenderProblem.notStarted(link.text, words: words))
    }
    guard let folder = BrowserFolder() else { return notStarted("no temporary folder can be made") }
    defer { folder.remove() }
    let guardProxy: GuardProxy
    do throws(GuardProxy.NotListening) {
      guardProxy = try GuardProxy(rule: rule)
    } catch {
      return notStarted("no port of this computer is free")
    }
    guardProxy.start()
    defer { guardProxy.stop() }
    let command = BrowserCommand(browser: browser, folder: folder, proxyPort: guardProxy.port)
    let process: BrowserProcess
    do throws(BrowserProcess.NotStarted) {
      process = try BrowserProcess(arguments: command.arguments, environment: command.environment)
    } catch {
      return notStarted(error.words)
    }
    defer { process.end() }
    let devTools = DevTools(
      DevToolsPipe(
        commands: process.commands, answers: process.answers, deadline: .now + settings.renderTimeout,
        stop: stop))
    let tab = BrowserTab(devTools, rule: rule, guardProxy: guardProxy)
    return visit(address, with: tab, guardProxy)
  }

  private func visit(_ address: WebAddress, with tab: BrowserTab, _ guardProxy: GuardProxy) -> Outcome {
    let seconds = Int(settings.renderTimeout.components.seconds)
    let start = ContinuousClock.now
    do throws(RenderStop) {
      try tab.open()
    } catch {
      let problem =
        error == .crashed
        ? RenderProblem.endedAtOnce(link.text)
        : RenderProblem.stopped(error, link.text, seconds: seconds)
      return Outcome(problem: problem)
    }
    var outcome = Outcome()
    do throws(RenderStop) {
      let answer = try tab.go(to: address)
      outcome.problem = problem(with: tab, guardProxy, navigation: answer)
      if outcome.problem == nil {
        outcome.problem = try waitForRest(
          of: tab, guardProxy, until: start + settings.renderTimeout - Self.reserve)
      }
      if outcome.problem == nil {
        let text = try RenderedText(devTools: tab.devTools, frame: tab.frame)
        if let body = try text.html(limit: settings.bodyLimit) {
          outcome.body = body
        } else {
          outcome.problem = RenderProblem.tooLarge(link.text, limit: settings.bodyLimit)
        }
        if guardProxy.hasReachedLimit { outcome.problem = RenderProblem.tooMuch(link.text) }
      }
    } catch {
      outcome.problem =
        tab.dialogs > BrowserTab.dialogLimit
        ? RenderProblem.dialogs(link.text) : RenderProblem.stopped(error, link.text, seconds: seconds)
    }
    outcome.document = tab.document
    return outcome
  }

  /// Waits until the page has filled in; gives what stands in the way of reading it.
  private func waitForRest(
    of tab: BrowserTab, _ guardProxy: GuardProxy, until end: ContinuousClock.Instant
  ) throws(RenderStop) -> Problem? {
    var text: (loader: String?, page: RenderedText)?
    var missed = 0
    while true {
      if let problem = problem(with: tab, guardProxy) { return problem }
      if tab.settling.isParsed {
        do throws(RenderStop) {
          if text == nil || text?.loader != tab.document.loader {
            text = (
              tab.document.loader, try RenderedText(devTools: tab.devTools, frame: tab.frame)
            )
          }
          if let text, text.loader == tab.document.loader { tab.observe(try text.page.size()) }
        } catch .refused(let words) {
          text = nil
          missed += 1
          guard missed < Self.missedLooks else { throw .refused(words) }
        }
        if tab.settling.isSettled(at: .now) { return problem(with: tab, guardProxy) }
      }
      guard ContinuousClock.now < end else {
        return RenderProblem.unsettled(
          link.text, seconds: Int((settings.renderTimeout - Self.reserve).components.seconds))
      }
      try tab.devTools.listen(for: Self.lookEvery)
    }
  }

  /// What is wrong with where the tab is now.
  private func problem(
    with tab: BrowserTab, _ guardProxy: GuardProxy, navigation: DevToolsMessage.Navigated? = nil
  ) -> Problem? {
    let document = tab.document
    if let refusal = document.refusal { return refusal }
    if tab.dialogs > BrowserTab.dialogLimit { return RenderProblem.dialogs(link.text) }
    let asked = document.visited.last
    let words = navigation?.errorText ?? (document.isErrorPage ? document.fault ?? "net::ERR_FAILED" : nil)
    if let words, let asked {
      if let trouble = guardProxy.trouble(at: asked) { return RenderProblem.trouble(trouble, at: asked) }
      if navigation?.isDownload == true || words == "net::ERR_ABORTED" {
        return RenderProblem.download(asked.description)
      }
      return RenderProblem.network(words, at: asked)
    }
    guard let url = document.url else { return nil }
    return document.address == nil
      ? RenderProblem.leftTheWeb(link.text, to: AddressRule.scheme(of: url)) : nil
  }
}
