// Characters that have no business in a cell: they would come out of a workbook as unseen as they
// went in. Text files are checked before they are cut into cells.

import Language

/// Looks through the texts of tables.
enum CellCheck {
  /// Beyond so many, further ones are not listed.
  private static let listed = 20

  /// The complaints about single characters, at most twenty.
  static func complaints(about tables: [Table]) -> [PlanDiagnostic] {
    var found: [PlanDiagnostic] = []
    for table in tables {
      for row in table.rows {
        for cell in row.cells {
          guard let (id, scalar) = suspect(in: cell.text) else { continue }
          found.append(complaint(id, scalar, at: table.span(of: cell, columnName: nil)))
          if found.count == listed { return found }
        }
      }
    }
    return found
  }

  private static func suspect(in text: String) -> (DiagnosticID, Unicode.Scalar)? {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: continue
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: return (.controlCharacter, scalar)
      case 0x202A...0x202E, 0x2066...0x2069: return (.bidiOverride, scalar)
      case 0xE000...0xF8FF, 0xF_0000...0x10_FFFF: return (.privateUseCharacter, scalar)
      default: continue
      }
    }
    return nil
  }

  private static func complaint(
    _ id: DiagnosticID, _ scalar: Unicode.Scalar, at span: SourceSpan
  ) -> PlanDiagnostic {
    let hex = String(scalar.value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    let message =
      id == .privateUseCharacter
      ? "这一格里的字符 \(name) 在专用区，多半是编码转换出错造成的乱码。" : "这一格里有看不见的字符 \(name)。"
    return PlanDiagnostic(id, at: span, message, remedy: "删掉它，重新输入前后的字")
  }
}
