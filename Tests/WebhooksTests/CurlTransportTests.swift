import Delivering
import Foundation
import Glibc
import Synchronization
import Testing
import Webhooks

struct `What arrives and what comes back` {
  @Test func `a request arrives byte for byte and its answer comes back`() async {
    let server = LoopbackServer(.answer(LoopbackServer.http("200 OK", #"{"errcode":0}"#)))

    let headers = [(name: "webhook-id", value: "msg_1"), (name: "x-empty", value: "")]
    let body = #"{"文":"周四 10:00"}"#
    let exchange = await exchange(request(server.address, headers: headers, body: body))

    #expect(exchange == .answer(200, #"{"errcode":0}"#))
    let received = server.received
    #expect(received.count == 1)
    #expect(received.first?.body == body)
    let head = received.first?.head ?? ""
    #expect(head.hasPrefix("POST /hook?key=s3cr3t HTTP/1.1\r\n"))
    #expect(head.contains("Content-Type: application/json; charset=utf-8\r\n"))
    #expect(head.contains("webhook-id: msg_1\r\n"))
    #expect(head.contains("x-empty:\r\n"))
    #expect(!head.contains("Expect"))
    #expect(!head.contains("Cookie") && !head.contains("Authorization"))
  }

  @Test func `lines of one request are not in the next`() async {
    let server = LoopbackServer(.answer(LoopbackServer.http("200 OK", "ok")))
    let transport = CurlTransport(limits: .unhurried())

    _ = await transport.exchange(
      request(server.address, headers: [(name: "x-first", value: "1")], body: "first"))
    _ = await transport.exchange(request(server.address, body: ""))

    let received = server.received
    #expect(received.map(\.body) == ["first", ""])
    #expect(received.last?.head.contains("x-first") == false)
    #expect(received.last?.head.contains("Content-Length: 0") == true)
    #expect(server.connectionCount == 1)
    await transport.shutDown()
  }

  @Test func `header lines that are many and long arrive whole`() async {
    let server = LoopbackServer(.answer(LoopbackServer.http("200 OK", "ok")))
    let transport = CurlTransport(limits: .unhurried())
    let many = (0..<12).map {
      (name: "x-\($0)", value: String(repeating: "\($0 % 10)", count: 200))
    }

    for headers in [[(name: "x-one", value: "1")], many, [(name: "x-one", value: "2")]] {
      _ = await transport.exchange(request(server.address, headers: headers))
    }

    let heads = server.received.map(\.head)
    #expect(heads.count == 3)
    for (name, value) in many { #expect(heads[1].contains("\(name): \(value)\r\n")) }
    #expect(heads.last?.contains("x-one: 2\r\n") == true)
    #expect(heads.last?.contains("x-11") == false)
    await transport.shutDown()
  }

  @Test(arguments: [
    ("429 Too Many Requests", "Retry-After: 7", 429, 7 as Int?),
    ("503 Busy", "Retry-After: soon", 503, nil), ("500 Oops", "X-Y: z", 500, nil),
    ("404 Gone", "X-Y: z", 404, nil), ("410 Gone", "X-Y: z", 410, nil),
  ])
  func `a refusal is an answer`(_ line: String, _ header: String, _ status: Int, _ wait: Int?)
    async
  {
    let server = LoopbackServer(.answer(LoopbackServer.http(line, "no", header)))

    let exchange = await exchange(request(server.address))

    #expect(
      exchange == .answered(status: status, retryAfterSeconds: wait, body: Array("no".utf8)))
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func `a redirect is never followed`(_ status: Int) async {
    let trap = LoopbackServer(.answer(LoopbackServer.http("200 OK", "trap")))
    let location = "Location: \(trap.address)"
    let server = LoopbackServer(.answer(LoopbackServer.http("\(status) Moved", "", location)))

    #expect(await exchange(request(server.address)) == .notSent(.redirected))
    #expect(trap.received.isEmpty)
  }

  @Test func `an answer that ends with its connection is an answer`() async {
    let server = LoopbackServer(.answerAndClose("HTTP/1.1 200 OK\r\n\r\nuntil the end"))

    #expect(await exchange(request(server.address)) == .answer(200, "until the end"))
  }

  @Test func `an answer of exactly the limit is taken, one byte more is not`() async {
    let full = String(repeating: "a", count: 65_536)
    let taken = LoopbackServer(.answer(LoopbackServer.http("200 OK", full)))
    let refused = LoopbackServer(.answer(LoopbackServer.http("200 OK", full + "a")))

    #expect(await exchange(request(taken.address)) == .answer(200, full))
    #expect(await exchange(request(refused.address)) == .uncertain(.answerTooLong))
  }

  @Test func `connections are used again within one policy and never across two`() async {
    let server = LoopbackServer(.answer(LoopbackServer.http("200 OK", "ok")))
    let transport = CurlTransport(limits: .unhurried())
    var other = loopback
    other.allowedRanges = ["10.0.0.0/8"]

    for _ in 0..<3 { _ = await transport.exchange(request(server.address)) }
    #expect(server.connectionCount == 1)
    for _ in 0..<3 { _ = await transport.exchange(request(server.address, other)) }
    #expect(server.connectionCount == 2)
    #expect(
      await transport.exchange(request(server.address, ConnectionPolicy()))
        == .notSent(.addressForbidden))
    await transport.shutDown()
  }
}

struct `What the network can do` {
  @Test func `nobody listens`() async {
    let server = LoopbackServer(.silence)
    let address = server.address
    // A port that was bound a moment ago and is closed by now: the loop ends when it refuses.
    server.stop()
    var last = Exchange.revoked
    for _ in 0..<200 {
      last = await exchange(request(address), limits: .short)
      if last == .notSent(.refused) { break }
    }

    #expect(last == .notSent(.refused))
  }

  @Test func `a name that does not exist`() async {
    let exchange = await exchange(request("https://no-such-host.invalid/", ConnectionPolicy()))

    // Without any name server the search itself runs out of time.
    #expect(exchange == .notSent(.nameNotFound) || exchange == .notSent(.connectTimedOut))
  }

  @Test func `no connection within the limit`() async {
    // A full backlog leaves further connections without an answer.
    let listener = FullBacklog()

    let exchange = await exchange(
      request("http://127.0.0.1:\(listener.port)/"), limits: .short)

    #expect(exchange == .notSent(.connectTimedOut))
    listener.close()
  }

  @Test func `silence after the request is uncertain`() async {
    let server = LoopbackServer(.silence)

    #expect(await exchange(request(server.address), limits: .short) == .uncertain(.timedOut))
    #expect(server.received.count == 1)
  }

  @Test(arguments: [
    (Behaviour.hangUp, UncertainCause.connectionLost), (.reset, .connectionLost),
    (.drip(milliseconds: 20), .timedOut),
    (.answerAndClose("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"), .connectionLost),
    (
      .answerAndClose("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nbad"),
      .connectionLost
    ),
    (
      .answerAndClose("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"),
      .connectionLost
    ),
    (.answerAndClose("HTTP/1.1 200"), .connectionLost),
    (.answerAndClose("SSH-2.0-OpenSSH_9.2\r\n"), .strangeAnswer),
    (
      .flood("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", again: "4\r\nabcd\r\n"),
      .answerTooLong
    ),
    (.flood("HTTP/1.1 200 OK\r\n\r\n", again: String(repeating: "x", count: 999)), .answerTooLong),
    (.flood("HTTP/1.1 200 OK\r\n", again: "X-Bomb: 0123456789\r\n"), .answerTooLong),
    (.flood("HTTP/1.1 200 OK\r\nX-Bomb: ", again: "0123456789"), .answerTooLong),
    (.flood("", again: "HTTP/1.1 100 Continue\r\n\r\n"), .answerTooLong),
  ])
  func `a broken answer is uncertain`(_ behaviour: Behaviour, _ cause: UncertainCause) async {
    let server = LoopbackServer(behaviour)
    var limits = TransportLimits.unhurried()
    if case .drip = behaviour { limits = .short }

    #expect(await exchange(request(server.address), limits: limits) == .uncertain(cause))
    #expect(server.received.count == 1)
  }

  @Test func `a reset before the request was read is uncertain or refused, never an answer`() async
  {
    let server = LoopbackServer(.resetAtOnce)

    let exchange = await exchange(request(server.address))

    #expect(exchange == .uncertain(.connectionLost) || exchange == .notSent(.refused))
  }

  @Test func `a request is not repeated when a reused connection is dropped after it`() async {
    let server = LoopbackServer(.dropReused)
    let transport = CurlTransport(limits: .unhurried())

    #expect(await transport.exchange(request(server.address, body: "one")) == .answer(200, "ok"))
    #expect(
      await transport.exchange(request(server.address, body: "two")) == .uncertain(.repeatStopped))

    #expect(server.received.map(\.body) == ["one", "two"])
    await transport.shutDown()
  }

  @Test func `two dead servers with any number of requests do not hold up a third`() async {
    let dead = [LoopbackServer(.silence), LoopbackServer(.silence)]
    let alive = LoopbackServer(.answer(LoopbackServer.http("200 OK", "ok")))
    let transport = CurlTransport(
      limits: TransportLimits(connect: .seconds(2), total: .seconds(2), concurrent: 8))
    let ending = Ending(20)
    let first = AsyncStream.makeStream(of: Exchange.self)

    let flood = (0..<10).flatMap { _ in dead.map { request($0.address) } }
    transport.submit(flood, mayStart: { _ in true }) { index, exchange in
      first.continuation.yield(exchange)
      ending.completed(index, exchange)
    }
    transport.submit([request(alive.address)], mayStart: { _ in true }) { _, exchange in
      first.continuation.yield(exchange)
    }
    var answers = first.stream.makeAsyncIterator()

    #expect(await answers.next() == .answer(200, "ok"))
    let end = Task { await transport.shutDown() }
    await ending.all()
    await end.value
    #expect(ending.exchanges.values.allSatisfy { $0.count == 1 })
    #expect(ending.count { $0 == .uncertain(.timedOut) || $0 == .notSent(.refused) } == 20)
  }
}

struct `What the transport keeps to` {
  @Test func `two thousand sends give two thousand answers, each once`() async {
    let server = LoopbackServer(.answer(LoopbackServer.http("200 OK", "ok")))
    let transport = CurlTransport(limits: .unhurried(concurrent: 32))
    let ending = Ending(2_000)

    let requests = (0..<2_000).map { request(server.address, body: String($0)) }
    transport.submit(requests, mayStart: { _ in true }, completed: ending.completed)
    await ending.all()

    #expect(ending.exchanges.count == 2_000)
    #expect(ending.exchanges.values.allSatisfy { $0 == [.answer(200, "ok")] })
    #expect(Set(server.received.map(\.body)) == Set((0..<2_000).map(String.init)))
    #expect(server.received.count == 2_000)
    #expect(server.connectionCount <= 32)
    await transport.shutDown()
  }

  @Test func `never more at a time than there is room`() async {
    let server = LoopbackServer(.answerLate(LoopbackServer.http("200 OK", "ok"), milliseconds: 2))
    let transport = CurlTransport(limits: .unhurried(concurrent: 3))
    let ending = Ending(60)
    let running = Mutex((now: 0, most: 0))

    let requests = (0..<60).map { _ in request(server.address) }
    transport.submit(
      requests,
      mayStart: { _ in
        running.withLock {
          $0.now += 1
          $0.most = max($0.most, $0.now)
        }
        return true
      },
      completed: { index, exchange in
        running.withLock { $0.now -= 1 }
        ending.completed(index, exchange)
      })
    await ending.all()

    #expect(running.withLock { $0.most } == 3)
    await transport.shutDown()
  }

  @Test func `requests start in their order`() async {
    let server = LoopbackServer(.answer(LoopbackServer.http("200 OK", "ok")))
    let transport = CurlTransport(limits: .unhurried(concurrent: 1))
    let ending = Ending(30)

    for batch in 0..<3 {
      let requests = (0..<10).map { request(server.address, body: String(batch * 10 + $0)) }
      transport.submit(requests, mayStart: { _ in true }, completed: ending.completed)
    }
    await ending.all()

    #expect(server.received.map(\.body) == (0..<30).map(String.init))
    await transport.shutDown()
  }

  @Test func `what may not start does not leave`() async {
    let server = LoopbackServer(.answer(LoopbackServer.http("200 OK", "ok")))
    let transport = CurlTransport(limits: .unhurried())
    let ending = Ending(1_000)

    let requests = (0..<1_000).map { request(server.address, body: String($0)) }
    transport.submit(requests, mayStart: { $0.isMultiple(of: 2) }, completed: ending.completed)
    await ending.all()

    #expect(ending.count { $0 == .revoked } == 500)
    #expect(ending.count { $0 == .answer(200, "ok") } == 500)
    #expect(server.received.allSatisfy { Int($0.body)?.isMultiple(of: 2) == true })
    await transport.shutDown()
  }

  @Test func `a cancelled task ends as revoked when its request has not left`() async {
    let server = LoopbackServer(.silence)
    let transport = CurlTransport(
      limits: TransportLimits(total: .milliseconds(300), concurrent: 1))
    let address = server.address

    // The first occupies the only place; the second is cancelled before it begins.
    let first = Ending(1)
    transport.submit([request(address)], mayStart: { _ in true }, completed: first.completed)
    let second = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await transport.exchange(request(address, body: "second"))
    }

    #expect(await second.value == .revoked)
    await first.all()
    #expect(server.received.map(\.body) == ["{}"])
    await transport.shutDown()
  }

  @Test func `shutting down lets running requests end and refuses the rest`() async {
    let door = Door()
    let server = LoopbackServer(.answerBehind(door, LoopbackServer.http("200 OK", "ok")))
    let transport = CurlTransport(limits: .unhurried(concurrent: 4))
    let ending = Ending(10)

    let begun = AsyncStream.makeStream(of: Int.self)

    let requests = (0..<10).map { _ in request(server.address) }
    transport.submit(
      requests,
      mayStart: { index in
        begun.continuation.yield(index)
        return true
      },
      completed: ending.completed)
    for await index in begun.stream where index == 3 { break }
    let end = Task { await transport.shutDown() }
    // All places are taken, so this one can only be refused, and is as soon as the end has begun.
    #expect(await transport.exchange(request(server.address)) == .notSent(.refused))
    door.open()
    await end.value

    #expect(ending.exchanges.count == 10)
    #expect(ending.exchanges.values.allSatisfy { $0.count == 1 })
    #expect(ending.count { $0 == .answer(200, "ok") } == 4)
    #expect(ending.count { $0 == .notSent(.refused) } == 6)
    #expect(await transport.exchange(request(server.address)) == .notSent(.refused))
    await transport.shutDown()
  }

  @Test func `a transport that is let go ends its thread after what is under way`() async {
    let server = LoopbackServer(.answerLate(LoopbackServer.http("200 OK", "ok"), milliseconds: 50))
    let ending = Ending(1)

    // The transport lives no longer than this statement.
    CurlTransport(limits: .unhurried()).submit(
      [request(server.address)],
      mayStart: { _ in true }, completed: ending.completed)
    await ending.all()

    #expect(ending.exchanges[0] != nil)
  }

  @Test func `rest gives connections back and the next request opens a new one`() async {
    let server = LoopbackServer(.answer(LoopbackServer.http("200 OK", "ok")))
    let transport = CurlTransport(limits: .unhurried(rest: .milliseconds(1)))

    var exchanges: [Exchange] = []
    for _ in 0..<50 { exchanges.append(await transport.exchange(request(server.address))) }

    #expect(exchanges.allSatisfy { $0 == .answer(200, "ok") })
    await transport.shutDown()
  }
}

/// A listener that takes no connections any more: its queue is full.
final class FullBacklog {
  let port: Int
  private var descriptors: [Int32]

  init() {
    let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    let length = socklen_t(MemoryLayout<sockaddr_in>.size)
    var opened = [server]
    let port = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
        var size = length
        bind(server, raw, length)
        listen(server, 0)
        getsockname(server, raw, &size)
        for _ in 0..<8 {
          let client = socket(
            AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
          connect(client, raw, length)
          opened.append(client)
        }
        return UnsafeRawPointer(raw).load(as: sockaddr_in.self).sin_port
      }
    }
    self.port = Int(UInt16(bigEndian: port))
    self.descriptors = opened
  }

  func close() {
    for descriptor in descriptors { Glibc.close(descriptor) }
    descriptors = []
  }
}
