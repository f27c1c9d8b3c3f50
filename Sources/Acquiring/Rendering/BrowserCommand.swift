import Foundation

/// How the browser is called: its arguments as an array, and all of its environment.
struct BrowserCommand {
  let browser: InstalledBrowser
  let folder: BrowserFolder
  /// The guard on loopback through which everything goes.
  let proxyPort: UInt16
  /// Whether the program runs as root.
  var isRoot = geteuid() == 0

  var arguments: [String] {
    var arguments = [
      browser.path,
      "--headless", "--remote-debugging-pipe", "--no-startup-window", "--user-data-dir=\(folder.profile)",
      "--window-size=1280,4000", "--lang=en-GB", "--mute-audio", "--hide-scrollbars",
      // A stranger: no one is signed in to the browser, and nothing is offered or kept.
      "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync",
      "--disable-default-apps", "--disable-component-update", "--disable-background-networking",
      "--disable-client-side-phishing-detection", "--disable-domain-reliability", "--metrics-recording-only",
      "--no-pings", "--no-service-autorun", "--password-store=basic", "--use-mock-keychain",
      "--deny-permission-prompts", "--disable-breakpad", "--disable-notifications", "--disable-file-system",
      "--disable-dev-shm-usage", "--disable-gpu",
      // Nothing goes round the guard. The browser looks up no name itself; loopback goes through the guard too.
      "--proxy-server=http://127.0.0.1:\(proxyPort)", "--proxy-bypass-list=<-loopback>",
      "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", "--dns-prefetch-disable",
      "--disable-quic", "--webrtc-ip-handling-policy=disable_non_proxied_udp",
      "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
      "--disable-features=MediaRouter,DialMediaRouteProvider,OptimizationHints,Translate,AutofillServerCommunication,"
        + "CertificateTransparencyComponentUpdater,InterestFeedContentSuggestions,NetworkTimeServiceQuerying,"
        + "WebTransport,PrefetchProxy,SpareRendererForSitePerProcess",
    ]
    // Chromium refuses to run as root with its sandbox. Without root the sandbox always stays.
    if isRoot { arguments.append("--no-sandbox") }
    return arguments
  }

  /// Nothing of the person's: no session bus, no display, no tokens. TMPDIR, so that what the browser puts into
  /// temporary folders goes when ours goes.
  var environment: [String] {
    let own = ProcessInfo.processInfo.environment
    return [
      "PATH=\(own["PATH"] ?? "/usr/local/bin:/usr/bin:/bin")", "HOME=\(folder.path)", "TMPDIR=\(folder.path)",
      "LANG=\(own["LANG"] ?? "C.UTF-8")",
    ]
  }
}
