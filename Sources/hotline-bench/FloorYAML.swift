// The floor for reading: the same file through libyaml's bare events, thrown away as they come.

import CLibYaml
import Foundation

/// What reading one file took.
struct FloorReading: Sendable {
  /// Events of the whole file.
  var events: Int
  /// Bytes of the file.
  var bytes: Int
  /// CPU time in nanoseconds, user and system, with reading the file.
  var processorTime: Int64
}

/// libyaml without anything on top.
enum FloorYAML {
  /// Parses the file at `path`; nil when it can't be read or is not YAML.
  static func read(_ path: String) -> FloorReading? {
    let start = FloorClock.processorTime
    guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
    guard let events = bytes.withUnsafeBytes(count) else { return nil }
    return FloorReading(
      events: events, bytes: bytes.count, processorTime: FloorClock.processorTime - start)
  }

  private static func count(_ bytes: UnsafeRawBufferPointer) -> Int? {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { return nil }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_input_string(
      &parser, bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count)
    var events = 0
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(&parser, &event) == 1 else { return nil }
      let isEnd = event.type == YAML_STREAM_END_EVENT
      yaml_event_delete(&event)
      events += 1
      if isEnd { return events }
    }
  }
}
