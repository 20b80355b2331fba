// A service is named by its type. The library that runs services asks each for its description when it is
// put into a group; without one it would print whatever the service holds, down to the schedule and the
// lexicon of the masker, which takes longer than starting it and puts it into a log line.

package import ServiceLifecycle

/// A service that prints as the name of its type.
package protocol NamedService: Service, CustomStringConvertible {}

extension NamedService {
  /// The name of the type.
  package var description: String { String(describing: Self.self) }
}
