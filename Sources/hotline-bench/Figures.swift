// Figures in pairs: what the floor took and what we took in the same round, so that a busy machine
// slows both and the ratio stays honest.

import Foundation

/// One measure: its rounds, its goal, and how it is told.
struct Figures {
  /// What is measured.
  let name: String
  /// The unit of both columns.
  let unit: String
  /// The goal in words, as the table of goals has it.
  let goal: String
  /// What the ratio must not exceed; nil when the goal is about our figure alone.
  var ratioLimit: Double?
  /// What our figure must not exceed; nil when the goal is about the ratio alone.
  var limit: Double?
  private(set) var floors: [Double] = []
  private(set) var ours: [Double] = []

  init(
    _ name: String, unit: String, goal: String, ratioLimit: Double? = nil, limit: Double? = nil
  ) {
    self.name = name
    self.unit = unit
    self.goal = goal
    self.ratioLimit = ratioLimit
    self.limit = limit
  }

  /// Adds a round.
  mutating func add(floor: Double, ours: Double) {
    floors.append(floor)
    self.ours.append(ours)
  }

  /// Adds a round of a measure without a floor.
  mutating func add(_ ours: Double) {
    self.ours.append(ours)
  }

  private var ratios: [Double] {
    zip(floors, ours).compactMap { floor, ours in floor > 0 ? ours / floor : nil }
  }

  /// Whether the median keeps the goal.
  private var isKept: Bool {
    if let ratioLimit, let ratio = ratios.median, ratio > ratioLimit { return false }
    if let limit, let value = ours.median, value > limit { return false }
    return true
  }

  /// The lines that tell the measure.
  var text: String {
    var lines = ["\(name)  [goal: \(goal)]  \(isKept ? "kept" : "MISSED")"]
    if !floors.isEmpty { lines.append("  floor  \(floors.range) \(unit)") }
    lines.append("  ours   \(ours.range) \(unit)")
    if !ratios.isEmpty { lines.append("  ratio  \(ratios.range)") }
    return lines.joined(separator: "\n")
  }
}

extension [Double] {
  /// The middle value.
  var median: Double? { isEmpty ? nil : sorted()[count / 2] }

  /// Least, middle and greatest value.
  fileprivate var range: String {
    let sorted = sorted()
    guard let first = sorted.first, let middle = median, let last = sorted.last else { return "–" }
    return "\(first.short) / \(middle.short) / \(last.short)"
  }
}

extension Double {
  /// Three significant places, as far as they say anything.
  var short: String {
    String(format: self >= 100 ? "%.0f" : self >= 10 ? "%.1f" : "%.2f", self)
  }
}

/// Prints a line at once.
func say(_ line: String) {
  // A reader that has gone away is no reason to stop measuring.
  try? FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
}
