// What the daemon knows of its own health: when each part last made progress, and what is wrong now.
// Health says ok only when every part made progress within the last minute; the outside monitor gets
// its ping only then.

import Storage
import Synchronization
package import Timekeeping

/// The parts that must make progress.
package enum HealthPart: String, CaseIterable, Hashable, Sendable {
  /// The plan is read, checked and planned.
  case planning
  /// The folder is watched.
  case watching
  /// Deliveries are claimed and sent.
  case sending
  /// The store takes writes.
  case storing
  /// The public pages are kept equal to the record; only where there are any.
  case publishing

  /// The part in Chinese.
  package var wording: String {
    switch self {
    case .planning: "编排"
    case .watching: "目录监视"
    case .sending: "投递"
    case .storing: "存储"
    case .publishing: "发布"
    }
  }
}

/// What can be wrong, each with a stable name for pages, metrics and the status line.
package enum HealthTrouble: String, CaseIterable, Hashable, Sendable {
  /// A file is broken; its last good version is in force.
  case planStale
  /// Rows of a file are wrong; the other rows are in force.
  case planPartial
  /// The folder cannot be read.
  case folderUnusable
  /// Future episodes vanished and wait for a confirmation.
  case lossesHeld
  /// The clock cannot be trusted: nothing is sent.
  case clockUntrusted
  /// A robot is set aside.
  case robotSetAside
  /// The disk is full or read-only.
  case storeFailing
  /// The year's holiday notice is missing: dates are provisional.
  case calendarProvisional
  /// A group of the directory has no robot in the configuration.
  case robotMissing
  /// A public page was held back because something private was found in it.
  case outputBlocked
  /// The public pages cannot be written.
  case siteFailing
  /// The public pages stay as they are after a restore, until somebody has looked.
  case siteHeld
  /// The data key is of another database, or one that sealed rows is missing.
  case keyMissing
  /// A department owes an answer and can't be chased.
  case unchased
  /// A check found the journal altered, removed or cut.
  case journalBroken
  /// Questions, pages or members are not what the journal says.
  case recordDamaged
  /// Open questions that nobody touches will soon lose their callers.
  case retentionNear

  /// Whether the trouble makes health say "degraded".
  package var degrades: Bool {
    switch self {
    case .planPartial, .calendarProvisional, .unchased, .retentionNear: false
    case .planStale, .folderUnusable, .lossesHeld, .clockUntrusted, .robotSetAside, .storeFailing,
      .robotMissing, .outputBlocked, .siteFailing, .siteHeld, .keyMissing,
      .journalBroken, .recordDamaged:
      true
    }
  }

  /// The trouble in Chinese.
  package var wording: String {
    switch self {
    case .planStale: "有文件写错，新内容没有采用"
    case .planPartial: "有文件的个别行写错，没有采用"
    case .folderUnusable: "排期目录用不了"
    case .lossesHeld: "有场次从文件里消失，等待确认"
    case .clockUntrusted: "系统时钟不可信，暂停发送"
    case .robotSetAside: "有机器人已停用"
    case .storeFailing: "数据库写不进去"
    case .calendarProvisional: "缺少放假通知，部分日期为暂定"
    case .robotMissing: "名录里有群没有配置机器人"
    case .outputBlocked: "有公开页面因含有个人信息被拦下"
    case .siteFailing: "公开页面发布不了"
    case .siteHeld: "恢复备份后公开页面暂停更新"
    case .keyMissing: "数据密钥不对，或缺了一把"
    case .unchased: "有单位欠着答复，催办发不出"
    case .journalBroken: "操作日志核对不一致"
    case .recordDamaged: "登记、公开内容或账号与操作日志不符"
    case .retentionNear: "有诉求长期没有办结，来电人资料即将到期删除"
    }
  }
}

/// A look at the health at one instant.
package struct Health: Sendable {
  /// Whether all parts progress and nothing degrades.
  package let isWell: Bool
  /// Parts without progress within the limit, with the instant of the last one.
  package let stalled: [HealthPart: Timestamp?]
  /// What is wrong, with particulars in Chinese.
  package let troubles: [HealthTrouble: String]
}

/// The board on which parts stamp their progress. Shared by all services.
package final class HealthBoard: Sendable {
  private struct State {
    var progress: [HealthPart: Timestamp] = [:]
    var troubles: [HealthTrouble: String] = [:]
    var refused: Set<HealthPart> = []
    var expected: Set<HealthPart> = [.planning, .watching, .sending, .storing]
  }

  private let state = Mutex(State())

  private let reserve: ReserveFile?

  /// An empty board: nothing has progressed yet. `reserve` is given up when the store is refused room.
  package init(reserve: ReserveFile? = nil) {
    self.reserve = reserve
  }

  /// From now on `part` must make progress too.
  package func expect(_ part: HealthPart) {
    state.withLock { _ = $0.expected.insert(part) }
  }

  /// `part` made progress at `now`.
  package func stamp(_ part: HealthPart, at now: Timestamp) {
    state.withLock { $0.progress[part] = now }
  }

  /// Sets a trouble with its particulars, or clears it with nil.
  package func set(_ trouble: HealthTrouble, to particulars: String?) {
    state.withLock { $0.troubles[trouble] = particulars }
  }

  /// The store refused a write of `part`. That is over when the same part has got its writes through:
  /// a full disk still takes the small ones of others.
  func storeRefused(_ part: HealthPart, _ error: any Error) {
    if (error as? StorageError)?.kind == .noSpace { reserve?.spend() }
    state.withLock { state in
      state.refused.insert(part)
      state.troubles[.storeFailing] = "无法写入数据库，请检查磁盘空间和权限"
    }
  }

  /// The store took what `part` had to write.
  func storeTook(_ part: HealthPart) {
    state.withLock { state in
      state.refused.remove(part)
      if state.refused.isEmpty, !isReserveSpent { state.troubles[.storeFailing] = nil }
    }
  }

  /// Whether what room there is must be left to what is due: nothing new is adopted then.
  var isReserveSpent: Bool { reserve?.isSpent ?? false }

  /// Lays the reserve again when there is room; true when it was spent.
  func layReserve() -> Bool {
    guard let reserve, reserve.lay() else { return false }
    state.withLock { state in
      if state.refused.isEmpty { state.troubles[.storeFailing] = nil }
    }
    return true
  }

  /// Runs a step of `part` and notes whether the store refused its writes. A step that follows a
  /// refused one writes what that one could not.
  func noting<Value>(_ part: HealthPart, _ step: () async throws -> Value) async throws -> Value {
    do {
      let value = try await step()
      storeTook(part)
      return value
    } catch {
      if (error as? StorageError)?.kind == .noSpace { storeRefused(part, error) }
      throw error
    }
  }

  /// The troubles as they stand.
  package var troubles: [HealthTrouble: String] { state.withLock { $0.troubles } }

  /// How things stand at `now`.
  package func health(at now: Timestamp) -> Health {
    state.withLock { state in
      var stalled: [HealthPart: Timestamp?] = [:]
      for part in HealthPart.allCases where state.expected.contains(part) {
        let last = state.progress[part]
        if last.map({ now - $0 > Limits.progressWithin }) ?? true { stalled[part] = last }
      }
      let isDegraded = state.troubles.keys.contains { $0.degrades }
      return Health(
        isWell: stalled.isEmpty && !isDegraded, stalled: stalled, troubles: state.troubles)
    }
  }
}
