// Workbooks as spreadsheet programs and script libraries write them.

import Language
import Spreadsheets
import Testing

struct WorkbookTests {
  @Test func `what is no workbook is refused`() {
    #expect(Workbook.read([], file: "a.xlsx").tables.isEmpty)
  }
}
