// One easy handle of libcurl with its callbacks, used again and again for requests of one policy.
// Only the transport's thread touches it; libcurl calls back on that thread.

import CCurl
import Delivering
import Discretion
import Glibc

/// A handle that carries one request at a time.
final class CurlTransfer {
  let easy: OpaquePointer
  unowned let lane: CurlLane
  private(set) var candidate: Candidate?
  private let headerLines = HeaderLines()
  private var body: [UInt8] = []
  private var headerBytes = 0
  private var announcements = 0
  private var isProbe = false
  private var isTooLong = false
  private var refusedAddresses = 0
  private var openedSockets = 0

  /// A handle set up for the policy of `lane`; nil when memory is short.
  init?(lane: CurlLane, limits: TransportLimits) {
    guard let easy = curl_easy_init() else { return nil }
    self.easy = easy
    self.lane = lane
    setUp(limits)
  }

  deinit {
    curl_easy_cleanup(easy)
  }

  /// Takes a request; false when memory is short.
  /// A probe tells its lane when the server has been reached.
  func load(_ candidate: Candidate, isProbe: Bool) -> Bool {
    let request = candidate.request
    self.isProbe = isProbe
    self.candidate = candidate
    (headerBytes, announcements, refusedAddresses, openedSockets) = (0, 0, 0, 0)
    isTooLong = false
    guard let common = lane.headerLines else { return false }
    let lines = headerLines.write(request.headers, before: common)
    let code = request.body.withUnsafeBytes {
      ccurl_load(
        easy, request.address.reveal(for: .connecting), lines, $0.baseAddress, $0.count)
    }
    return code == CURLE_OK
  }

  /// What became of the request, after libcurl is done with the handle; the handle is free again.
  func finish(_ result: CURLcode) -> Exchange {
    var status = 0
    var wait: curl_off_t = 0
    ccurl_get_long(easy, CURLINFO_RESPONSE_CODE, &status)
    if status >= 400 { ccurl_get_offset(easy, CURLINFO_RETRY_AFTER, &wait) }
    let end = TransferEnd(
      result: result, announcements: announcements, isTooLong: isTooLong,
      isForbidden: refusedAddresses > 0 && openedSockets == 0, isProxied: lane.isProxied,
      status: status, retryAfterSeconds: Int(wait), body: body)
    body = []
    candidate = nil
    return Exchange(end)
  }

  /// The lines that every request carries; an empty `Expect:` keeps libcurl from asking first.
  static func commonLines() -> UnsafeMutablePointer<curl_slist>? {
    curl_slist_append(nil, "Content-Type: application/json; charset=utf-8").flatMap {
      curl_slist_append($0, "Expect:")
    }
  }
}

// MARK: - Settings

extension CurlTransfer {
  private func setUp(_ limits: TransportLimits) {
    let me = Unmanaged.passUnretained(self).toOpaque()
    ccurl_set_pointer(easy, CURLOPT_PRIVATE, me)
    setUpLimits(limits)
    ccurl_set_write(easy, bodyArrived, me)
    ccurl_set_header(easy, headerArrived, me)
    ccurl_set_open(easy, socketWanted, me)
    ccurl_set_prerequest(easy, requestAnnounced, me)
    ccurl_set_share(easy, lane.share)
    // One request on a connection at a time: what a broken connection takes with it stays known.
    ccurl_set_long(easy, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    ccurl_set_long(easy, CURLOPT_POST, 1)
    ccurl_set_string(easy, CURLOPT_USERAGENT, "hotline")
    ccurl_set_string(easy, CURLOPT_PROTOCOLS_STR, lane.policy.allowsLoopbackHTTP ? schemes : tls)
    ccurl_set_long(easy, CURLOPT_FOLLOWLOCATION, 0)
    ccurl_set_long(easy, CURLOPT_MAXREDIRS, 0)
    ccurl_set_long(easy, CURLOPT_NETRC, 0)
    ccurl_set_long(easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
    ccurl_set_long(easy, CURLOPT_SSL_VERIFYPEER, 1)
    ccurl_set_long(easy, CURLOPT_SSL_VERIFYHOST, 2)
    ccurl_set_long(easy, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    setUpWay()
  }

  private func setUpLimits(_ limits: TransportLimits) {
    ccurl_set_long(easy, CURLOPT_NOSIGNAL, 1)
    ccurl_set_long(easy, CURLOPT_QUICK_EXIT, 1)
    ccurl_set_long(easy, CURLOPT_CONNECTTIMEOUT_MS, limits.connect.curlMilliseconds)
    ccurl_set_long(easy, CURLOPT_TIMEOUT_MS, limits.total.curlMilliseconds)
    let idle = max(1, limits.keepAlive.curlMilliseconds / 1_000)
    ccurl_set_long(easy, CURLOPT_MAXAGE_CONN, idle)
    ccurl_set_offset(easy, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(limits.answerBytes))
  }

  /// Authorities and proxy. Both must be set even when there is none: libcurl would look into the
  /// environment for a proxy and into the system's folder for more authorities.
  private func setUpWay() {
    if let file = lane.policy.authorityFile {
      ccurl_set_string(easy, CURLOPT_CAINFO, file)
      ccurl_set_string(easy, CURLOPT_CAPATH, nil)
      ccurl_set_string(easy, CURLOPT_PROXY_CAINFO, file)
      ccurl_set_string(easy, CURLOPT_PROXY_CAPATH, nil)
    }
    ccurl_set_string(easy, CURLOPT_PROXY, lane.policy.proxy ?? "")
    ccurl_set_string(easy, CURLOPT_NOPROXY, "")
    ccurl_set_long(easy, CURLOPT_HTTPPROXYTUNNEL, lane.isProxied ? 1 : 0)
    ccurl_set_long(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
  }
}

// MARK: - Callbacks

extension CurlTransfer {
  fileprivate func take(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard body.count + bytes.count <= lane.limits.answerBytes else {
      isTooLong = true
      return 0
    }
    body.append(contentsOf: bytes)
    return bytes.count
  }

  fileprivate func takeHeader(_ count: Int) -> Int {
    headerBytes += count
    guard headerBytes <= lane.limits.answerBytes else {
      isTooLong = true
      return 0
    }
    return count
  }

  fileprivate func open(_ wanted: UnsafePointer<curl_sockaddr>) -> curl_socket_t {
    guard let address = ccurl_address(wanted), let target = NetworkAddress(address),
      lane.gate.permits(
        target, port: CurlTransfer.port(address), scheme: candidate?.scheme ?? .http)
    else {
      refusedAddresses += 1
      return CURL_SOCKET_BAD
    }
    openedSockets += 1
    let kind = wanted.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
    return socket(wanted.pointee.family, kind, wanted.pointee.protocol)
  }

  /// libcurl repeats a request by itself when a reused connection was dropped after the request.
  /// The peer may have taken it, so the second announcement ends the transfer.
  fileprivate func announce() -> Int32 {
    announcements += 1
    if isProbe, let candidate { lane.reached.append(candidate.server) }
    return announcements == 1 ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
  }

  private static func port(_ address: UnsafePointer<sockaddr>) -> Int {
    // The port lies at the same place in both kinds of address.
    let raw = UnsafeRawPointer(address).loadUnaligned(as: sockaddr_in.self)
    return Int(UInt16(bigEndian: raw.sin_port))
  }
}

private let tls = "https"
private let schemes = "https,http"

private func transfer(_ user: UnsafeMutableRawPointer?) -> CurlTransfer? {
  user.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
}

private func bodyArrived(
  bytes: UnsafeMutablePointer<CChar>?, size: Int, count: Int, user: UnsafeMutableRawPointer?
) -> Int {
  transfer(user)?.take(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
}

private func headerArrived(
  bytes: UnsafeMutablePointer<CChar>?, size: Int, count: Int, user: UnsafeMutableRawPointer?
) -> Int {
  transfer(user)?.takeHeader(size * count) ?? 0
}

private func socketWanted(
  user: UnsafeMutableRawPointer?, purpose: curlsocktype,
  address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
  guard let address else { return CURL_SOCKET_BAD }
  return transfer(user)?.open(address) ?? CURL_SOCKET_BAD
}

private func requestAnnounced(
  user: UnsafeMutableRawPointer?, remote: UnsafeMutablePointer<CChar>?,
  local: UnsafeMutablePointer<CChar>?, remotePort: Int32, localPort: Int32
) -> Int32 {
  transfer(user)?.announce() ?? CURL_PREREQFUNC_ABORT
}
