import Foundation
import Model

/// Shows links in an installed browser and captures what stands there then, a few at a time.
struct Renderer {
  /// Each browser takes some hundred megabytes.
  static let browsersAtATime = 2

  let browser: InstalledBrowser
  let settings: Acquirer.Settings

  /// Calls `deliver` exactly once for each link. When the task is cancelled, browsers end at once, and what was not
  /// captured is delivered as interrupted.
  func render(
    _ links: [Link], onHost: @escaping @Sendable (String) -> Void,
    deliver: @escaping @Sendable (Int, Page) async -> Void
  ) async {
    let turns = HostTurns(links, interval: settings.minimumInterval)
    let stop = StopFlag()
    await withTaskCancellationHandler {
      await withTaskGroup { group in
        for _ in 0..<min(Self.browsersAtATime, links.count) {
          group.addTask {
            while let link = await turns.next() {
              if !stop.isSet { onHost(HostTurns.host(of: link)) }
              let page = await page(of: link, stop: stop)
              await turns.isDone(link)
              await deliver(link.index, page)
            }
          }
        }
      }
    } onCancel: {
      stop.set()
    }
  }

  /// On a thread of its own, because waiting for a browser blocks.
  private func page(of link: Link, stop: StopFlag) async -> Page {
    await withCheckedContinuation { continuation in
      let rendering = PageRendering(link: link, browser: browser, settings: settings, stop: stop)
      let thread = Thread { continuation.resume(returning: rendering.page()) }
      thread.name = "netcurtain browser"
      thread.start()
    }
  }
}
