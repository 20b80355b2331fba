// An order of departments by a rate. Small numbers are left out, and equal rates carry no order: they
// share a place.

import Questions

/// Departments in the order of a rate.
package struct Ranking: Hashable, Sendable {
  /// Departments that share a place, in the order of the directory, which says nothing.
  package struct Place: Hashable, Sendable {
    /// 1 for the best; two on the second place are followed by the fourth.
    package let number: Int
    /// Who shares it.
    package let departments: [DepartmentEntry]
    /// The rate of each of them, in the same order.
    package let rates: [Rate]
  }

  /// The places, the best first.
  package let places: [Place]
  /// Departments with fewer cases than the minimum.
  package let tooFew: [DepartmentEntry]

  /// Ranks `entries`; whoever has fewer than `minimum` in the rate's whole is left out.
  package init(_ entries: [(department: DepartmentEntry, rate: Rate)], minimum: Int) {
    let floor = max(1, minimum)
    tooFew = entries.filter { $0.rate.whole < floor }.map(\.department)
    let order = entries.enumerated().filter { $0.element.rate.whole >= floor }.sorted {
      if $1.element.rate.isLess(than: $0.element.rate) { return true }
      if $0.element.rate.isLess(than: $1.element.rate) { return false }
      return $0.offset < $1.offset
    }.map(\.element)
    var places: [Place] = []
    var start = 0
    while start < order.count {
      let first = order[start].rate
      let shared = order[start...].prefix { $0.rate.equals(first) }
      places.append(
        Place(
          number: start + 1, departments: shared.map(\.department), rates: shared.map(\.rate)))
      start += shared.count
    }
    self.places = places
  }
}
