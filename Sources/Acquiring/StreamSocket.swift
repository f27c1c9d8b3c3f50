import CLibCurl

/// The kind of socket that TCP and local streams have (POSIX `SOCK_STREAM`).
enum StreamSocket {
  static let kind = netcurtain_stream_socket()
}
