// A group robot that we can post to: its dialect, its address, its secrets, and how its server may
// be reached. Dialect and host are two things: offices run their own 企业微信 on an intranet.

package import Discretion

/// A robot's name: what schedule files, pages and logs call it. Its address never appears there.
package struct RobotName: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package static func < (left: RobotName, right: RobotName) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The language a robot understands.
package enum Dialect: String, CaseIterable, Hashable, Sendable, Codable {
  /// 企业微信
  case weCom
  /// 钉钉
  case dingTalk
  /// 飞书
  case feishu
  /// Standard Webhooks 1.0.0
  case standardWebhooks
}

/// How the server of a robot may be reached.
package struct ConnectionPolicy: Hashable, Sendable {
  /// Plain http to loopback addresses, for simulators and tests only.
  package var allowsLoopbackHTTP: Bool
  /// Private address ranges that are allowed, in CIDR form; the default is none.
  package var allowedRanges: [String]
  /// A file of certificate authorities instead of the system's.
  package var authorityFile: String?
  /// An egress proxy such as `http://127.0.0.1:3128`; nil means direct, whatever the environment says.
  package var proxy: String?

  /// The strictest policy unless something is allowed.
  package init(
    allowsLoopbackHTTP: Bool = false, allowedRanges: [String] = [], authorityFile: String? = nil,
    proxy: String? = nil
  ) {
    self.allowsLoopbackHTTP = allowsLoopbackHTTP
    self.allowedRanges = allowedRanges
    self.authorityFile = authorityFile
    self.proxy = proxy
  }
}

/// A robot, ready to be spoken to.
package struct Robot: Hashable, Sendable {
  /// Its name.
  package let name: RobotName
  /// Its language.
  package let dialect: Dialect
  /// Its address, which is its credential.
  package let address: Secret<String>
  /// Signing secrets; the first is current, a second one is the old key during a rotation.
  package let signingSecrets: [Secret<String>]
  /// Words of which at least one must stand in every message (keyword mode).
  package let keywords: [String]
  /// How its server may be reached.
  package let connection: ConnectionPolicy
  /// How often it may be spoken to.
  package let pacing: Pacing
  /// What the office knows about it beyond the vendor's documents.
  package let tuning: RobotTuning

  /// A robot; `pacing` nil means the dialect's own.
  package init(
    name: RobotName, dialect: Dialect, address: Secret<String>,
    signingSecrets: [Secret<String>] = [], keywords: [String] = [],
    connection: ConnectionPolicy = ConnectionPolicy(), pacing: Pacing? = nil,
    tuning: RobotTuning = RobotTuning()
  ) {
    self.name = name
    self.dialect = dialect
    self.address = address
    self.signingSecrets = signingSecrets
    self.keywords = keywords
    self.connection = connection
    self.pacing = pacing ?? Pacing.planned(for: dialect)
    self.tuning = tuning
  }
}
