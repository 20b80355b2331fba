// What is made from the table of fields agrees with the reader, because it is the same table.

import Foundation
import Language
import Scheduling
import Testing

struct PlanSchemaTests {
  @Test func `the schema is JSON of draft 2020-12 and always the same`() throws {
    let object = try JSONSerialization.jsonObject(with: Data(PlanSchema.json().utf8))
    let schema = try #require(object as? [String: Any])

    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect(PlanSchema.json() == PlanSchema.json())
  }

  @Test func `the schema has every key in both languages`() {
    let schema = PlanSchema.json()

    for key in RootKey.table.allSpellings { #expect(schema.contains("\"\(key)\": {")) }
  }

  @Test func `the manual has a section for each kind and a row for each key`() {
    let manual = PlanSchema.markdown(level: 3)

    #expect(manual.hasPrefix("### 计划文件\n"))
    for title in ["节目", "单位", "场次", "嘉宾", "报送", "变更", "实况"] {
      #expect(manual.contains("# \(title)\n"))
    }
    for key in RootKey.table.allSpellings {
      #expect(manual.contains("| \(key) |") || manual.contains("`\(key)`"))
    }
  }

  @Test func `no key is spelled as another one of its table`() {
    for table in [
      RootKey.table, ProgrammeKey.table, SlotKey.table, DirectoryKey.table, DepartmentKey.table,
      PersonKey.table, AbsenceKey.table, GroupKey.table, LadderKey.table, PlanKey.table,
      EpisodeKey.table, GuestKey.table, CampaignKey.table, DeadlineKey.table, ActivityKey.table,
      MaterialKey.table, TypedFigureKey.table, OverlayKey.table, SubstituteKey.table,
      GuestChangeKey.table, ReferenceKey.table, AiredKey.table, TimeLimitKey.table,
      TimeLimitRuleKey.table, ChaseKey.table,
    ] {
      #expect(Set(table.spellings).count == table.spellings.count, "\(table.title)")
      for field in table.fields {
        #expect(field.meaning.hasSuffix("。"), "\(table.title) \(field.key)")
      }
    }
  }
}
