import CLibCurl

/// What libcurl's own parser takes for the host of an address.
///
/// Two parsers that read one address differently are how a check is tricked: the check sees one host, the
/// connection goes to another. So the host that libcurl reads must be the one that was checked.
enum CurlAddress {
  /// The host as libcurl reads it; `nil` if it refuses the address or finds user information in it.
  static func host(of address: String) -> String? {
    // The handle lives in this function only.
    guard let handle = curl_url() else { return nil }
    defer { curl_url_cleanup(handle) }
    let flags = UInt32(CURLU_DISALLOW_USER)
    guard curl_url_set(handle, CURLUPART_URL, address, flags) == CURLUE_OK else { return nil }
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(handle, CURLUPART_HOST, &text, 0) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }
}
