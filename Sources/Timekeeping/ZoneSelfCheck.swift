// Zone rules are data that a binary can lack: with only the essentials of Foundation linked, every
// zone is unknown and the calendar quietly works in GMT. So the program proves at its start that it
// knows two zones and one clock change, or it refuses to run.

/// The check of the zone rules, to be made by the real binary at start-up.
package enum ZoneSelfCheck {
  /// Nil when the rules can be trusted; otherwise one Chinese sentence that says what is wrong.
  package static func problem() -> String? {
    problem(knowing: Zone.init(identifier:))
  }

  /// The check with another source of zones, so that its refusals can be tested.
  static func problem(knowing zone: (String) -> Zone?) -> String? {
    guard let shanghai = zone("Asia/Shanghai") else {
      return "系统没有时区数据：不认识 Asia/Shanghai。请安装 tzdata 后再启动。"
    }
    guard let berlin = zone("Europe/Berlin") else {
      return "系统的时区数据不全：不认识 Europe/Berlin。请安装 tzdata 后再启动。"
    }
    // 2026-05-09 09:07 in Shanghai, and both sides of Berlin's change of 2026-03-29, 01:00 UTC.
    let expected = [
      (shanghai, Int64(1_778_288_820), "2026-05-09 09:07"),
      (berlin, Int64(1_774_745_999), "2026-03-29 01:59"),
      (berlin, Int64(1_774_746_000), "2026-03-29 03:00"),
    ]
    for (zone, seconds, reading) in expected {
      let found = zone.local(of: Timestamp(seconds: seconds)).description
      if found != reading {
        return "时区数据不可信：\(zone.identifier) 应为 \(reading)，算出来是 \(found)。"
          + "请更新 tzdata 后再启动。"
      }
    }
    return nil
  }
}
