// What the configuration decides about what leaves the house: where the public site lies, what it calls
// itself, what the gate lets pass, how figures are written.

package import LeakScan
package import Publishing
package import Reporting

/// The settings of what is published.
package struct PublicationSettings: Sendable {
  /// The folder that the web server shows; nil publishes nothing. It is ours alone: a folder that holds
  /// anything else is refused.
  package var siteFolder: String?
  /// What the site calls itself; with empty required values nothing is published, and why is said.
  package var site: SiteSettings
  /// What the gate lets pass: numbers and names that are public whoever bears them.
  package var gate: LeakScanSettings
  /// How figures are counted and written.
  package var report: ReportSettings
  /// How many days before an episode its notice appears.
  package var noticeDays: Int

  /// Settings; see the properties.
  package init(
    siteFolder: String? = nil,
    site: SiteSettings = SiteSettings(
      siteName: "", siteDomain: "", siteIDCode: "", contentSource: "", hotlineName: ""),
    gate: LeakScanSettings = LeakScanSettings(), report: ReportSettings = ReportSettings(),
    noticeDays: Int = 7
  ) {
    self.siteFolder = siteFolder
    self.site = site
    self.gate = gate
    self.report = report
    self.noticeDays = max(0, noticeDays)
  }
}
