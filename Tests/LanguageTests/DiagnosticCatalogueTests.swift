// The catalogue is complete, and its names are fit to be typed and searched for.

import Language
import Testing

struct DiagnosticCatalogueTests {
  @Test func `every complaint has an entry`() {
    #expect(DiagnosticCatalogue.missingEntries == [])
  }

  @Test func `no complaint has entries in two areas`() {
    let all = DiagnosticCatalogue.areas.flatMap { $0.entries.keys }

    #expect(Set(all).count == all.count)
  }

  @Test(arguments: DiagnosticID.allCases)
  func `a name is kebab case`(id: DiagnosticID) {
    #expect(id.rawValue.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") })
    #expect(id.rawValue.first != "-" && id.rawValue.last != "-")
  }

  @Test(arguments: DiagnosticID.allCases)
  func `an explanation shows title, weight and text`(id: DiagnosticID) {
    let entry = DiagnosticCatalogue.entry(id)
    let explanation = DiagnosticCatalogue.explanation(id)

    #expect(explanation.hasPrefix("\(id.rawValue)（\(entry.severity.wording)）：\(entry.title)\n"))
    #expect(explanation.contains(entry.explanation))
    #expect(entry.explanation.hasSuffix("。") || entry.explanation.hasSuffix("”"))
  }

  @Test func `the manual explains every complaint in its area`() {
    let manual = DiagnosticCatalogue.markdown(level: 2)

    #expect(manual.hasPrefix("## 文件与编码\n\n### `file-too-large`\n"))
    for id in DiagnosticID.allCases { #expect(manual.contains("\n### `\(id.rawValue)`\n")) }
  }

  @Test func `a complaint takes its weight from the catalogue unless told otherwise`() {
    let place = SourceSpan(file: "计划.yaml", line: 3, column: 1)

    #expect(PlanDiagnostic(.readAsGB18030, at: place, "…").severity == .note)
    #expect(PlanDiagnostic(.readAsGB18030, at: place, "…", severity: .error).severity == .error)
    #expect(PlanDiagnostic(.unknownKey, at: place, "…").id == "unknown-key")
  }
}
