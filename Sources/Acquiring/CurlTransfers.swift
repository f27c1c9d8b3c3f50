import CLibCurl
import Foundation
import Model
import Synchronization

/// One libcurl easy handle, set up for one request.
///
/// Lifetime: the handle, the header list and the answer that the callbacks write to live exactly as long as
/// this object; ``CurlTransfers`` keeps it while libcurl works on it. One thread only: the fetch loop's.
final class CurlTransfer {
  /// What has come so far. The callbacks reach it through an unretained pointer.
  let answer: TransferAnswer
  fileprivate let handle: UnsafeMutableRawPointer
  private let request: TransferRequest
  private var headerList: UnsafeMutablePointer<curl_slist>?

  /// An option that this libcurl does not know, or no memory.
  struct SetupError: Error {
    let words: String
  }

  init(_ request: TransferRequest, answer: TransferAnswer) throws(SetupError) {
    guard CurlLibrary.isReady, let handle = curl_easy_init() else {
      throw SetupError(words: "libcurl did not start")
    }
    self.handle = handle
    self.answer = answer
    self.request = request
    // From here on deinit cleans up, also when an option throws.
    try setAddress(request)
    try setLimits(request)
    try setProtection(request)
    try setCallbacks()
  }

  deinit {
    // The list after the handle, which refers to it.
    curl_easy_cleanup(handle)
    curl_slist_free_all(headerList)
  }

  private func setAddress(_ request: TransferRequest) throws(SetupError) {
    try set(CURLOPT_URL, request.address.description)
    try set(CURLOPT_PROTOCOLS_STR, "http,https")
    try set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https")
    try set(CURLOPT_FOLLOWLOCATION, 0)
    try set(CURLOPT_AUTOREFERER, 0)
    try set(CURLOPT_UNRESTRICTED_AUTH, 0)
    try set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
    try setProxy(request)
    try set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
    try set(CURLOPT_USERAGENT, request.userAgent)
    for line in request.headerLines {
      guard let longer = curl_slist_append(headerList, line) else { throw SetupError(words: "out of memory") }
      headerList = longer
    }
    try check(netcurtain_easy_set_list(handle, CURLOPT_HTTPHEADER, headerList))
    if !request.reusesConnections {
      try set(CURLOPT_FRESH_CONNECT, 1)
      try set(CURLOPT_FORBID_REUSE, 1)
    }
  }

  private func setProxy(_ request: TransferRequest) throws(SetupError) {
    // Empty is not the same as unset: libcurl would then look into the environment, also for what not to send
    // through the proxy.
    try set(CURLOPT_PROXY, request.proxy?.description ?? "")
    try set(CURLOPT_NOPROXY, "")
    guard let proxy = request.proxy else { return }
    // What the proxy says before it is through to the site is no part of the site's answer.
    try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    try set(CURLOPT_PROXY_SSL_VERIFYPEER, 1)
    try set(CURLOPT_PROXY_SSL_VERIFYHOST, 2)
    try set(CURLOPT_PROXY_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    if let file = request.certificateAuthorityFile { try set(CURLOPT_PROXY_CAINFO, file) }
    // A name and a password, if given, and never the tickets of the person's own computer.
    try set(CURLOPT_PROXYAUTH, 1)
    try set(CURLOPT_SOCKS5_AUTH, 1)
    if let user = proxy.user {
      try set(CURLOPT_PROXYUSERNAME, user)
      try set(CURLOPT_PROXYPASSWORD, proxy.password ?? "")
    }
  }

  private func setLimits(_ request: TransferRequest) throws(SetupError) {
    // A time of 0 would mean "for ever".
    let whole = max(1, request.timeout.milliseconds)
    try set(CURLOPT_TIMEOUT_MS, whole)
    try set(CURLOPT_CONNECTTIMEOUT_MS, max(1, min(whole, request.connectTimeout.milliseconds)))
    try set(CURLOPT_LOW_SPEED_LIMIT, request.stallBytesPerSecond)
    try set(CURLOPT_LOW_SPEED_TIME, request.stallSeconds)
    try check(
      netcurtain_easy_set_size(handle, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(request.bodyLimit)))
    // No SIGALRM in a program with threads; and do not wait for a look-up that hangs when stopping.
    try set(CURLOPT_NOSIGNAL, 1)
    try set(CURLOPT_QUICK_EXIT, 1)
    try set(CURLOPT_VERBOSE, 0)
    try set(CURLOPT_NOPROGRESS, 1)
  }

  private func setProtection(_ request: TransferRequest) throws(SetupError) {
    try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
    try set(CURLOPT_HTTP09_ALLOWED, 0)
    try set(CURLOPT_SSL_VERIFYPEER, 1)
    try set(CURLOPT_SSL_VERIFYHOST, 2)
    try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    if let file = request.certificateAuthorityFile { try set(CURLOPT_CAINFO, file) }
  }

  private func setCallbacks() throws(SetupError) {
    let context = Unmanaged.passUnretained(answer).toOpaque()
    try check(
      netcurtain_easy_set_receiver(
        handle, CURLOPT_WRITEFUNCTION, CURLOPT_WRITEDATA,
        { bytes, size, count, context in
          CurlTransfer.pass(bytes, size * count, to: context) { $0.receiveBody($1) }
        }, context))
    try check(
      netcurtain_easy_set_receiver(
        handle, CURLOPT_HEADERFUNCTION, CURLOPT_HEADERDATA,
        { bytes, size, count, context in
          CurlTransfer.pass(bytes, size * count, to: context) { $0.receiveHeaderLine($1) }
        }, context))
    try check(
      netcurtain_easy_set_socket_opener(
        handle,
        { context, _, address in
          guard let context, let address else { return CURL_SOCKET_BAD }
          let answer = Unmanaged<TransferAnswer>.fromOpaque(context).takeUnretainedValue()
          var bytes = [UInt8](repeating: 0, count: 16)
          let count = Int(netcurtain_address_bytes(address, &bytes))
          let port = Int(netcurtain_address_port(address))
          guard answer.mayConnect(to: NetworkAddress(bytes: Array(bytes[..<count])), port: port) else {
            return CURL_SOCKET_BAD
          }
          return socket(
            address.pointee.family, address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue),
            address.pointee.`protocol`)
        }, context))
  }

  /// Hands bytes to the answer; says "none taken", which ends the transfer, when it wants no more.
  private static func pass(
    _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, to context: UnsafeMutableRawPointer?,
    _ receive: (TransferAnswer, UnsafeRawBufferPointer) -> Bool
  ) -> Int {
    guard count > 0 else { return 0 }
    guard let bytes, let context else { return 0 }
    let answer = Unmanaged<TransferAnswer>.fromOpaque(context).takeUnretainedValue()
    return receive(answer, UnsafeRawBufferPointer(start: bytes, count: count)) ? count : 0
  }

  private func set(_ option: CURLoption, _ value: Int) throws(SetupError) {
    try check(netcurtain_easy_set_long(handle, option, value))
  }

  private func set(_ option: CURLoption, _ value: String) throws(SetupError) {
    try check(netcurtain_easy_set_string(handle, option, value))
  }

  private func check(_ code: CURLcode) throws(SetupError) {
    guard code == CURLE_OK else { throw SetupError(words: String(cString: curl_easy_strerror(code))) }
  }

  private func long(_ info: CURLINFO) -> Int {
    var value = 0
    return netcurtain_easy_get_long(handle, info, &value) == CURLE_OK ? value : 0
  }

  private func microseconds(_ info: CURLINFO) -> Int64 {
    var value: curl_off_t = 0
    return netcurtain_easy_get_size(handle, info, &value) == CURLE_OK ? Int64(value) : 0
  }

  /// libcurl's result in this program's words.
  fileprivate func end(_ code: CURLcode) -> TransferEnd {
    if answer.stop != nil { return .stopped }
    if let proxy = request.proxy, let fault = fault(of: proxy, code) { return .proxy(fault) }
    switch code {
    case CURLE_OK: return .complete
    case CURLE_COULDNT_RESOLVE_HOST: return .unknownHost
    case CURLE_COULDNT_CONNECT: return .noConnection
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
      return .certificate(certificateFault)
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER: return .noProtection
    case CURLE_SSL_CACERT_BADFILE: return .badAuthorityFile
    case CURLE_OPERATION_TIMEDOUT:
      // libcurl has one code for three clocks; what it had done by then tells them apart.
      if microseconds(CURLINFO_PRETRANSFER_TIME_T) == 0 { return .noConnectionInTime }
      return microseconds(CURLINFO_TOTAL_TIME_T) < timeLimit ? .stalled : .outOfTime
    case CURLE_FILESIZE_EXCEEDED: return .tooLarge
    case CURLE_PARTIAL_FILE, CURLE_HTTP2, CURLE_HTTP2_STREAM: return .truncated
    case CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR: return .reset
    // libcurl says "out of memory" of a header line that is longer than it takes.
    case CURLE_OUT_OF_MEMORY: return .broken("one of its lines is too long")
    default: return .broken(String(cString: curl_easy_strerror(code)))
    }
  }

  /// What the proxy has to do with the end; `nil` if the site is to be asked.
  private func fault(of proxy: Proxy, _ code: CURLcode) -> ProxyFault? {
    let answer = long(CURLINFO_HTTP_CONNECTCODE)
    if answer != 0, !(200..<300).contains(answer) { return Self.fault(status: answer) }
    // Nothing passes through a proxy to a protected site before the proxy has said that it is through.
    let isBefore = proxy.kind != .socks5h && answer == 0
    let isProtected = proxy.kind == .https && isBefore
    return switch code {
    // Of a SOCKS proxy libcurl says "host"; the site's own name it never looks up here.
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_RESOLVE_HOST: .unknownHost
    case CURLE_COULDNT_CONNECT: .noConnection
    case CURLE_PROXY: Self.fault(reply: CURLproxycode(UInt32(long(CURLINFO_PROXY_ERROR))))
    case CURLE_PEER_FAILED_VERIFICATION where isProtected:
      .certificate(Self.certificateFault(long(CURLINFO_PROXY_SSL_VERIFYRESULT)))
    case CURLE_SSL_CONNECT_ERROR where isProtected: .noProtection
    case CURLE_OPERATION_TIMEDOUT where microseconds(CURLINFO_PRETRANSFER_TIME_T) == 0: .silent
    default: nil
    }
  }

  private static func fault(status: Int) -> ProxyFault {
    switch status {
    case 407: .needsSignIn
    case 400..<500: .notAllowed
    case 502, 503, 504: .cannotReachSite
    default: .broken
    }
  }

  /// What a SOCKS proxy replied (RFC 1928 section 6).
  private static func fault(reply: CURLproxycode) -> ProxyFault {
    switch reply {
    case CURLPX_NO_AUTH, CURLPX_USER_REJECTED: .needsSignIn
    case CURLPX_REPLY_NOT_ALLOWED: .notAllowed
    case CURLPX_REPLY_CONNECTION_REFUSED, CURLPX_REPLY_GENERAL_SERVER_FAILURE, CURLPX_REPLY_HOST_UNREACHABLE,
      CURLPX_REPLY_NETWORK_UNREACHABLE, CURLPX_REPLY_TTL_EXPIRED, CURLPX_RESOLVE_HOST:
      .cannotReachSite
    default: .broken
    }
  }

  private var certificateFault: CertificateFault {
    Self.certificateFault(long(CURLINFO_SSL_VERIFYRESULT))
  }

  private static func certificateFault(_ verifyResult: Int) -> CertificateFault {
    // OpenSSL's X509_V_ERR numbers. 0 and 1 are what stands there when the chain was good and the name was not.
    switch verifyResult {
    case 10: .expired
    case 9: .notYetValid
    case 18, 19: .selfSigned
    case 2, 20, 21: .unknownIssuer
    case 0, 1, 62: .otherHost
    default: .unspecified
    }
  }

  /// In microseconds, a little less than asked for: libcurl's clocks may differ by some milliseconds.
  fileprivate var timeLimit: Int64 = .max
}

/// All transfers of one fetch loop on one libcurl multi handle.
///
/// Lifetime: the handle lives as long as this object, and every easy handle is taken off it first. One thread
/// only, but for ``CurlWaker``, whose pointer is withdrawn under its lock before the handle goes.
final class CurlTransfers {
  private let handle: UnsafeMutableRawPointer
  private let waker: CurlWaker
  private var running: [UnsafeMutableRawPointer: CurlTransfer] = [:]

  init?(waker: CurlWaker, maximum: Int, maximumPerHost: Int) {
    guard CurlLibrary.isReady, let handle = curl_multi_init() else { return nil }
    self.handle = handle
    self.waker = waker
    _ = netcurtain_multi_set_long(handle, CURLMOPT_MAX_TOTAL_CONNECTIONS, maximum)
    _ = netcurtain_multi_set_long(handle, CURLMOPT_MAX_HOST_CONNECTIONS, maximumPerHost)
    waker.attach(handle)
  }

  deinit {
    waker.detach()
    for transfer in running.values { curl_multi_remove_handle(handle, transfer.handle) }
    running = [:]
    curl_multi_cleanup(handle)
  }

  /// Starts `transfer` and keeps it until it has ended. False if libcurl would not have it.
  func start(_ transfer: CurlTransfer, timeout: Duration) -> Bool {
    transfer.timeLimit = Int64(timeout.milliseconds) * 1000 - 20_000
    guard curl_multi_add_handle(handle, transfer.handle) == CURLM_OK else { return false }
    running[transfer.handle] = transfer
    return true
  }

  /// Ends all at once and lets go of them.
  func stopAll() {
    for transfer in running.values { curl_multi_remove_handle(handle, transfer.handle) }
    running = [:]
  }

  /// Does what can be done without waiting; gives the transfers that have ended.
  func advance() -> [(transfer: CurlTransfer, end: TransferEnd)] {
    var count: Int32 = 0
    let code = curl_multi_perform(handle, &count)
    guard code == CURLM_OK else {
      let words = String(cString: curl_multi_strerror(code))
      let all = running.values.map { ($0, TransferEnd.broken(words)) }
      stopAll()
      return all
    }
    var ended: [(transfer: CurlTransfer, end: TransferEnd)] = []
    var result = CURLE_OK
    while let pointer = netcurtain_multi_next_ended(handle, &result) {
      guard let transfer = running.removeValue(forKey: pointer) else { continue }
      ended.append((transfer, transfer.end(result)))
      curl_multi_remove_handle(handle, pointer)
    }
    return ended
  }

  /// Waits until something comes, ``CurlWaker/wake()`` is called or the time is over.
  func wait(_ duration: Duration) {
    curl_multi_poll(handle, nil, 0, Int32(clamping: max(0, duration.milliseconds)), nil)
  }
}

/// Ends the waiting of one ``CurlTransfers``, from any thread.
///
/// `curl_multi_wakeup` is the one function of libcurl that another thread may call on a multi handle. The
/// pointer is kept as a number under a lock, so that it is never used after the handle has gone.
final class CurlWaker: Sendable {
  private let address = Mutex<UInt?>(nil)

  fileprivate func attach(_ handle: UnsafeMutableRawPointer) {
    address.withLock { $0 = UInt(bitPattern: handle) }
  }

  fileprivate func detach() {
    address.withLock { $0 = nil }
  }

  /// Does nothing before the transfers began and after they have gone.
  func wake() {
    address.withLock { address in
      guard let address, let handle = UnsafeMutableRawPointer(bitPattern: address) else { return }
      curl_multi_wakeup(handle)
    }
  }
}

/// libcurl itself. It must be set up once, before any thread uses it: a `static let` does that.
enum CurlLibrary {
  static let isReady = netcurtain_global_init() == CURLE_OK
}

extension Duration {
  /// Whole milliseconds, rounded down.
  fileprivate var milliseconds: Int {
    let (seconds, attoseconds) = components
    return Int(clamping: seconds * 1000 + attoseconds / 1_000_000_000_000_000)
  }
}
