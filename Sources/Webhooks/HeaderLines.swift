// The header lines of one request at a time, in memory that is used again and again: libcurl reads them
// where they lie, and making its own list costs a dozen allocations for each request.

import CCurl

/// Header lines that belong to one handle.
final class HeaderLines {
  private var text = UnsafeMutablePointer<CChar>.allocate(capacity: 512)
  private var textRoom = 512
  private var nodes = UnsafeMutablePointer<curl_slist>.allocate(capacity: 8)
  private var nodeRoom = 8

  deinit {
    text.deallocate()
    nodes.deallocate()
  }

  /// Writes `headers` over what stood here, followed by the lines of `rest`. What is returned holds
  /// until the next call.
  func write(
    _ headers: [(name: String, value: String)], before rest: UnsafeMutablePointer<curl_slist>
  ) -> UnsafeMutablePointer<curl_slist> {
    guard !headers.isEmpty else { return rest }
    makeRoom(for: headers)
    var end = text
    for (index, (name, value)) in headers.enumerated() {
      let next = index + 1 < headers.count ? nodes + index + 1 : rest
      (nodes + index).initialize(to: curl_slist(data: end, next: next))
      end = HeaderLines.write(name, at: end)
      // libcurl takes "Name:" for "leave this header out" and "Name;" for an empty value.
      end = HeaderLines.write(value.isEmpty ? ";" : ": ", at: end)
      end = HeaderLines.write(value, at: end)
      end.initialize(to: 0)
      end += 1
    }
    return nodes
  }

  private func makeRoom(for headers: [(name: String, value: String)]) {
    let size = headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 3 }
    if size > textRoom {
      text.deallocate()
      text = .allocate(capacity: size)
      textRoom = size
    }
    if headers.count > nodeRoom {
      nodes.deallocate()
      nodes = .allocate(capacity: headers.count)
      nodeRoom = headers.count
    }
  }

  /// Where the next byte belongs.
  private static func write(
    _ piece: String, at place: UnsafeMutablePointer<CChar>
  ) -> UnsafeMutablePointer<CChar> {
    var piece = piece
    return piece.withUTF8 { bytes in
      guard let start = bytes.baseAddress else { return place }
      UnsafeMutableRawPointer(place).copyMemory(from: start, byteCount: bytes.count)
      return place + bytes.count
    }
  }
}
