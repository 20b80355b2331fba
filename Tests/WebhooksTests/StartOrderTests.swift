import Delivering
import Testing

@testable import Webhooks

struct `Which request starts next` {
  private static let submission = Submission(
    (0..<400).map { request("http://127.0.0.1/\($0)") }, mayStart: { _ in true },
    completed: { _, _ in })

  private func candidate(_ index: Int, to server: UInt64) -> Candidate {
    Candidate(submission: Self.submission, index: index, scheme: .http, server: server)
  }

  private func widest(_ most: Int) -> ConcurrencyWidth {
    var width = ConcurrencyWidth(most: most)
    for round in 1...20 { _ = width.patience(at: Int64(round) * 10_000_000) }
    return width
  }

  @Test(arguments: [1, 3, 10, 64, 256])
  func `one server gets the whole width and no more`(_ most: Int) {
    var order = StartOrder()
    let width = widest(most)

    let probes = (0..<400).count { order.admit(candidate($0, to: 1), at: width) }
    order.reached(1)
    var started = 0
    while order.next(at: width) != nil { started += 1 }

    #expect(probes == min(most, 16))
    #expect(probes + started == most)
    #expect(order.active == most)
    #expect(order.parked == 400 - most)
  }

  @Test(arguments: [1, 2, 3, 10, 30])
  func `however many dead servers there are, the next one gets a place`(_ dead: UInt64) {
    var order = StartOrder()
    let width = widest(256)

    for index in 0..<400 {
      for server in 1...dead {
        _ = order.admit(candidate(index, to: server), at: width)
        order.reached(server)
      }
    }
    while order.next(at: width) != nil {}

    #expect(order.active < width.places)
    let hasPlace = order.admit(candidate(0, to: 99), at: width)
    #expect(hasPlace)
  }

  @Test func `parked requests keep their order and their servers take turns`() {
    var order = StartOrder()
    let width = widest(1)
    let admitted = (0...2).flatMap { index in
      [
        order.admit(candidate(index, to: 1), at: width),
        order.admit(candidate(10 + index, to: 2), at: width),
      ]
    }
    #expect(admitted == [true, true, false, false, false, false])
    var started: [Int?] = [order.next(at: width)?.index]

    for ended: UInt64 in [1, 2, 2, 1] {
      order.ended(ended)
      started.append(order.next(at: width)?.index)
      started.append(order.next(at: width)?.index)
    }

    #expect(started == [nil, 1, nil, 11, nil, 12, nil, 2, nil])
    order.ended(1)
    order.ended(2)
    #expect(order.active == 0 && order.parked == 0)
  }

  @Test func `what is parked can be taken out`() {
    var order = StartOrder()
    let width = widest(1)
    for index in 0..<5 { _ = order.admit(candidate(index, to: 1), at: width) }

    let parked = order.removeParked().map(\.index)
    #expect(parked == [1, 2, 3, 4])
    #expect(order.parked == 0 && order.active == 1)
    order.ended(1)
    let isAdmitted = order.admit(candidate(9, to: 1), at: width)
    #expect(isAdmitted)
  }

  @Test func `the width grows only while nothing comes back`() {
    var width = ConcurrencyWidth(most: 256)
    width.begin(at: 0)
    #expect(width.current == 64)

    let atFirst = width.patience(at: 500_000)
    width.ended(at: 900_000)
    let afterAnEnd = width.patience(at: 1_800_000)
    #expect([atFirst, afterAnEnd] == [1, 1])
    #expect(width.current == 64)
    let grown = [1_900_000, 2_900_000, 9_900_000].map { instant in
      [width.patience(at: instant).map(Int.init), width.current]
    }
    #expect(grown == [[0, 128], [0, 256], [nil, 256]])
    width.begin(at: 10_000_000)
    #expect(width.current == 64)
  }
}
