// One text of a form with its findings, as the template draws it.

/// A text, its findings, and how it would read.
struct FindingsView: Sendable {
  let partName: String
  let partLabel: String
  let partSource: String
  let partRows: Int
  let partLongest: Int
  let partIsLine: Bool
  let partHint: String?
  let stretches: [FindingsForm.StretchPiece]
  let findings: [FindingsForm.FindingPiece]
  let hasFindings: Bool
  let findingCount: Int
  let openFindings: Int?
  let preview: String
  let partComplaint: String?
  /// What stands now, where somebody else has written since.
  let partCurrent: String?

  init(
    _ form: FindingsForm, label: String, rows: Int, longest: Int, hint: String? = nil,
    complaint: String? = nil, current: String? = nil
  ) {
    partName = form.name
    partLabel = label
    partSource = form.source
    partRows = rows
    partLongest = longest
    partIsLine = rows <= 1
    partHint = hint
    stretches = form.stretchPieces
    findings = form.findingPieces
    hasFindings = !form.findings.isEmpty
    findingCount = form.findings.count
    openFindings = form.openCount == 0 ? nil : form.openCount
    preview = form.preview
    partComplaint = complaint
    partCurrent = current
  }
}
