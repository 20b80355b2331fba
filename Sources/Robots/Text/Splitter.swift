// Cuts a message that is too long for its robot. Everything that is added later, the part's mark, a
// keyword, the mark of a repeat, the people rung, is counted before, so that no part is ever refused
// for its length.

import Delivering

/// Cuts messages for one robot.
struct Splitter {
  private let robot: Robot
  private let mentions: [Mention]
  private let speaker: any RobotDialect.Type
  private let limitBytes: Int

  init(for robot: Robot, mentions: [Mention]) {
    self.robot = robot
    self.mentions = mentions
    speaker = Robots.speaker(of: robot.dialect)
    limitBytes = Splitter.limitBytes(of: robot)
  }

  private static func limitBytes(of robot: Robot) -> Int {
    // Below this nothing readable is left beside marks and people.
    max(robot.tuning.limitBytes ?? Robots.speaker(of: robot.dialect).limitBytes, 1_024)
  }

  func parts(of message: Message) -> [Message] {
    if speaker.measure(probe(message), robot) <= limitBytes { return [message] }
    let head = Self.head(of: message)
    var packing = Packing(
      speaker: speaker, firstRoom: room(message, mentions: message.mentions),
      room: room(message, mentions: []) - cost(head))
    for block in Self.blocks(of: message) { packing.add(block) }
    return Self.marked(packing.finish(), of: message, head: head)
  }

  /// Whether a glance is enough: nearly every message is far from every limit. A byte of text becomes
  /// at most six of JSON, twice; a person rung at most so many.
  static func isSurelyShort(_ message: Message, for robot: Robot) -> Bool {
    let limitBytes = limitBytes(of: robot)
    var bytes = message.title.utf8.count + (robot.keywords.first?.utf8.count ?? 0)
    for line in message.lines { bytes += line.utf8.count + 1 }
    switch robot.dialect {
    case .weCom: return bytes * 3 + 400 < limitBytes
    case .dingTalk, .feishu, .standardWebhooks:
      return bytes * 12 + message.mentions.count * 600 + 2_000 < limitBytes
    }
  }

  /// How much of the limit is left for lines, once everything else has its place.
  private func room(_ message: Message, mentions names: [String]) -> Int {
    let bare = Message(kind: message.kind, title: message.title, lines: [""], mentions: names)
    let plain = Robot(
      name: robot.name, dialect: robot.dialect, address: robot.address,
      signingSecrets: robot.signingSecrets)
    let keyword = robot.keywords.first.map { cost("【" + $0 + "】") } ?? 0
    return limitBytes - speaker.measure(probe(bare), plain) - keyword
      - cost(Self.widestMark)
  }

  /// The message as it will be at its longest: a repeat, under a long identity.
  private func probe(_ message: Message) -> Utterance {
    Utterance(
      message: message, id: Self.longIdentity,
      isRepeat: true, mentions: mentions)
  }

  private static let longIdentity = DeliveryID(rawValue: String(repeating: "x", count: 256))

  private func cost(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + speaker.width(of: $1) }
  }
}

// MARK: - Marks

extension Splitter {
  /// Stands in the first line of every part but the first.
  static let continued = "（续）"
  private static let widestMark = "…（续）（99999/99999）"
  private static let headBytes = 150

  /// What later parts repeat of the first line, where the time stands.
  private static func head(of message: Message) -> String {
    let first = message.lines.first { !$0.isEmpty } ?? message.title
    var head = ""
    for character in first {
      if head.utf8.count + String(character).utf8.count > headBytes { return head + "…" }
      head.append(character)
    }
    return head
  }

  private static func marked(
    _ bodies: [[String]], of message: Message, head: String
  ) -> [Message] {
    bodies.enumerated().map { index, body in
      var part = message
      let mark = "（\(index + 1)/\(bodies.count)）"
      if index == 0 {
        part.lines = [(body.first ?? "") + mark] + body.dropFirst()
      } else {
        part.lines = [head + continued + mark] + body
        part.mentions = []
      }
      return part
    }
  }
}

// MARK: - Blocks

extension Splitter {
  /// What should stay together: a reminder of a digest with its lines, else each line.
  private static func blocks(of message: Message) -> [[String]] {
    switch message.kind {
    case .reminder, .correction, .alarm, .chase, .publication:
      return message.lines.map { [$0] }
    case .digest, .catchUp:
      var blocks: [[String]] = []
      for line in message.lines {
        if blocks.isEmpty || beginsReminder(line, after: blocks.last?.last) {
          blocks.append([line])
        } else {
          blocks[blocks.count - 1].append(line)
        }
      }
      return blocks
    }
  }

  /// A reminder in a digest begins after an empty line, or with a number or a bullet.
  private static func beginsReminder(_ line: String, after previous: String?) -> Bool {
    guard !line.isEmpty, let first = line.unicodeScalars.first else { return false }
    if previous?.isEmpty == true { return true }
    if "•·●▪■◆-【".unicodeScalars.contains(first) || ("①"..."⑳").contains(first) { return true }
    let rest = line.drop { $0.isASCII && $0.isNumber }
    guard rest.startIndex > line.startIndex, let next = rest.first else { return false }
    return ".、．)）".contains(next)
  }
}

// MARK: - Packing

/// Fills one part after the other.
private struct Packing {
  let speaker: any RobotDialect.Type
  let room: Int
  var left: Int
  var current: [String] = []
  var bodies: [[String]] = []

  init(speaker: any RobotDialect.Type, firstRoom: Int, room: Int) {
    self.speaker = speaker
    self.room = room
    left = firstRoom
  }

  mutating func add(_ block: [String]) {
    let costs = block.map(cost)
    let whole = costs.reduce(0, +)
    if whole <= left || (whole <= room && mayClose) {
      if whole > left { close() }
      current += block
      left -= whole
    } else {
      for (line, cost) in zip(block, costs) { add(line, cost) }
    }
  }

  private mutating func add(_ line: String, _ cost: Int) {
    if cost <= left || (cost <= room && mayClose) {
      if cost > left { close() }
      current.append(line)
      left -= cost
    } else {
      cut(line)
    }
  }

  /// The first part may not be left empty: it rings, and has less room for that.
  private var mayClose: Bool { !current.isEmpty || !bodies.isEmpty }

  private mutating func cut(_ line: String) {
    var rest = line[...]
    // A few characters at the end of a full part would read badly.
    if left < room / 4, mayClose { close() }
    while !rest.isEmpty {
      let cutting = CutPoint(in: rest, room: left - speaker.lineWidth, width: speaker.width)
      guard let end = cutting.end else {
        if current.isEmpty {
          // Not even one scalar fits: a robot's envelope cannot be so large; go on rather than loop.
          current.append(String(rest))
          return
        }
        close()
        continue
      }
      current.append(String(rest[..<end]))
      left -= speaker.lineWidth + cutting.cost
      rest = rest[end...]
      if !rest.isEmpty { close() }
    }
  }

  mutating func finish() -> [[String]] {
    if !current.isEmpty { close() }
    return bodies
  }

  private mutating func close() {
    guard !current.isEmpty else { return left = room }
    bodies.append(current)
    current = []
    left = room
  }

  private func cost(_ line: String) -> Int {
    line.unicodeScalars.reduce(speaker.lineWidth) { $0 + speaker.width(of: $1) }
  }
}
