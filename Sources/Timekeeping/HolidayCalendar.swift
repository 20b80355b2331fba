// Placeholder of the interface; the working-day rules land here.

/// Which days are worked, put together from the notices that are loaded.
package struct HolidayCalendar: Hashable, Sendable {
  /// The notices, in the order in which they come into force.
  package let notices: [HolidayNotice]

  /// A calendar that knows what `notices` say; later ones override earlier ones.
  package init(notices: [HolidayNotice]) {
    self.notices = notices
  }
}

/// One notice of the State Council, understood.
package struct HolidayNotice: Hashable, Sendable {}
