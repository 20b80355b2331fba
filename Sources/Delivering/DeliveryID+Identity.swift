// Identities that are computed: the parts of a long message and the digest of several. The same
// input gives the same identity after any restart, which is what keeps things from being sent twice.

extension DeliveryID {
  /// The identity of part `number` of a message that was split: the first part keeps the identity of
  /// the whole, the second is `id.2`. Parts are counted from 1.
  package func part(_ number: Int) -> DeliveryID {
    number <= 1 ? self : DeliveryID(rawValue: rawValue + "." + String(number))
  }

  /// The identity of the digest of these deliveries for one robot; their order does not matter.
  package static func digest(of ids: some Sequence<DeliveryID>, for robot: RobotName) -> DeliveryID
  {
    let text = ids.map(\.rawValue).sorted().joined(separator: "\n") + "\n\n" + robot.rawValue
    let high = Jitter.mixed(Jitter.hash(text))
    let low = Jitter.mixed(Jitter.hash(text, seed: 0x9ae1_6a3b_2f90_404f))
    return DeliveryID(rawValue: "digest-" + hexadecimal(high) + hexadecimal(low))
  }

  private static func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
