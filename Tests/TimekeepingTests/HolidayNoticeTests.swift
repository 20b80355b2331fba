// Every form a notice has taken, and every way in which one can contradict itself.

import Testing

@testable import Timekeeping

@Suite struct HolidayNoticeTests {
  @Test func `the notice of 2026 is understood`() throws {
    let notice = try #require(Notices.notice(NoticeTexts.year2026))

    #expect(notice.kind == .yearly)
    #expect(notice.year == 2026)
    #expect(notice.publishedOn == (try day("2025-11-04")))
    #expect(notice.file == "放假.txt")
    #expect(
      notice.arrangements.map(\.name) == [
        "元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节",
      ])
    #expect(notice.arrangements.map(\.offDays.count) == [3, 9, 3, 5, 3, 3, 7])
    #expect(
      notice.arrangements.flatMap(\.makeUpDays).map(\.description) == [
        "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
      ])
  }

  @Test func `the notice of 2020 takes two holidays in one item`() throws {
    let notice = try #require(Notices.notice(NoticeTexts.year2020))
    let last = try #require(notice.arrangements.last)

    #expect(last.holidays == ["国庆节", "中秋节"])
    #expect(last.offDays.count == 8)
    #expect(notice.publishedOn == (try day("2019-11-21")))
  }

  @Test func `the change of 2020 lengthens a holiday`() throws {
    let notice = try #require(Notices.notice(NoticeTexts.amendment2020))

    #expect(notice.kind == .amendment)
    #expect(notice.year == 2020)
    #expect(notice.publishedOn == (try day("2020-01-27")))
    #expect(notice.arrangements.map(\.holidays) == [["春节"]])
    #expect(notice.arrangements.first?.extendedUntil == (try day("2020-02-02")))
    #expect(notice.arrangements.first?.resumesOn == (try day("2020-02-03")))
    #expect(notice.arrangements.first?.offDays == [])
  }

  @Test func `the change of 2019 arranges a holiday anew`() throws {
    let notice = try #require(Notices.notice(NoticeTexts.amendment2019))

    #expect(notice.kind == .amendment)
    #expect(notice.year == 2019)
    #expect(notice.arrangements.map(\.name) == ["劳动节"])
    #expect(
      notice.arrangements.first?.offDays.map(\.description) == [
        "2019-05-01", "2019-05-02", "2019-05-03", "2019-05-04",
      ])
    #expect(
      notice.arrangements.first?.makeUpDays.map(\.description) == ["2019-04-28", "2019-05-05"])
  }

  @Test func `a day off decreed once, outside the seven holidays, is a change`() throws {
    let notice = try #require(Notices.notice(NoticeTexts.amendment2015))

    #expect(notice.kind == .amendment)
    #expect(notice.year == 2015)
    #expect(notice.arrangements.map(\.name) == ["纪念日"])
    #expect(
      notice.arrangements.first?.offDays.map(\.description) == [
        "2015-09-03", "2015-09-04", "2015-09-05",
      ])
    #expect(notice.arrangements.first?.makeUpDays.map(\.description) == ["2015-09-06"])
  }

  @Test(arguments: [
    ("1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。", "01-01 01-02 01-03", "01-04"),
    ("1月1日放假，共1天。", "01-01", ""),
    ("2026年1月1日放假，共1天。", "01-01", ""),
    ("1月1日（周四）放假1天，不调休。", "01-01", ""),
    ("1月1日（星期四）放假，1月2日（星期五）补休。", "01-01 01-02", ""),
    ("1月１日（周四）－３日（周六）放假调休，共３天。", "01-01 01-02 01-03", ""),
    ("1月1日——1月3日放假公休，共3天。", "01-01 01-02 01-03", ""),
    ("1月1日~3日放假，共3天；1月4日(星期天)上班。", "01-01 01-02 01-03", "01-04"),
    ("1月1日到3日休息，共3天。1月4日、10日上班。", "01-01 01-02 01-03", "01-04 01-10"),
    ("2025年12月31日至2026年1月1日放假，共2天。", "12-31 01-01", ""),
    ("12月30日至1月1日放假，共3天。12月28日（星期日）上班。", "12-30 12-31 01-01", "12-28"),
    ("1月1日放假。鼓励各单位安排职工在除夕（2月16日）休息。", "01-01", ""),
  ])
  func `a form of an item is understood`(item: String, off: String, makeUp: String) throws {
    let notice = try #require(
      Notices.notice(NoticeTexts.year2026(newYear: item)), "\(Notices.complaints(item))")
    let newYear = try #require(notice.arrangements.first { $0.holidays == ["元旦"] })

    #expect(newYear.offDays.map { $0.description.dropFirst(5) }.joined(separator: " ") == off)
    #expect(newYear.makeUpDays.map { $0.description.dropFirst(5) }.joined(separator: " ") == makeUp)
  }

  @Test func `days of December in the item of New Year lie in the year before`() throws {
    let text = NoticeTexts.year2026(newYear: "12月30日至1月1日放假，共3天。12月28日上班。")
    let notice = try #require(Notices.notice(text))

    #expect(notice.arrangements.first?.offDays.first == (try day("2025-12-30")))
    #expect(notice.arrangements.first?.makeUpDays == [try day("2025-12-28")])
  }

  @Test func `a holiday joined with a weekend names only itself`() throws {
    // 10 June 2024 was a Monday.
    let text = NoticeTexts.year2024
    let notice = try #require(Notices.notice(text), "\(Notices.complaints(text))")
    let june = try #require(notice.arrangements.first { $0.holidays == ["端午节"] })

    #expect(june.offDays == [try day("2024-06-10")])
  }

  @Test func `a notice without blank lines, broken anywhere, is the same notice`() throws {
    let flat = NoticeTexts.year2026.replacing("\n", with: "")
    let windows = NoticeTexts.year2026.replacing("\n", with: "\r\n")
    let chopped = NoticeTexts.year2026.replacing("放假", with: "放\n  假")
    let original = try #require(Notices.notice(NoticeTexts.year2026))

    #expect(Notices.notice(flat)?.arrangements == original.arrangements)
    #expect(Notices.notice(windows) == original)
    #expect(Notices.notice(chopped)?.arrangements == original.arrangements)
  }

  @Test func `an item without its number is understood`() throws {
    let text = NoticeTexts.year2026
      .replacing("一、元旦", with: "元旦").replacing("二、春节", with: "（二）春节")
      .replacing("三、清明节", with: "3.清明").replacing("四、劳动节", with: "4、五一劳动节")

    #expect(Notices.notice(text)?.arrangements.count == 7)
  }

  @Test(arguments: [
    "", "利民热线\n", "5月15日 市医保局 9:00-10:00", "今天放假",
    "一、活动主题\n5月7日前报送材料。\n国庆假期前完成，5月29日前总结。",
    "本单位春节值班表：2月15日张某某，2月16日李某某。假期电话畅通。",
  ])
  func `another text is no notice`(text: String) {
    #expect(HolidayNotice.parse(text, file: "说明.txt") == .notANotice)
  }

  @Test func `a text as long as a book is no notice`() {
    let filler = String(repeating: "利民热线值班记录。\n", count: 15_000)

    #expect(
      HolidayNotice.parse(NoticeTexts.year2026 + filler, file: "长.txt") == .notANotice)
  }

  @Test func `a web page around the notice does not matter`() throws {
    let page = """
      首页 > 政策 > 国务院政策文件库
      索 引 号：000014349/2025-00093    成文日期：2025年11月04日
      标　　题：国务院办公厅关于2026年部分节假日安排的通知
      发文字号：国办发明电〔2025〕7号

      """
    let notice = try #require(Notices.notice(page + NoticeTexts.year2026 + "\n\n分享到：打印\n"))

    #expect(notice.arrangements == Notices.notice(NoticeTexts.year2026)?.arrangements)
    #expect(notice.year == 2026)
    #expect(notice.kind == .yearly)
  }

  @Test func `what was understood is said back`() throws {
    let year = try #require(Notices.notice(NoticeTexts.year2026)).wording
    let change = try #require(Notices.notice(NoticeTexts.amendment2020)).wording
    let old = try #require(Notices.notice(NoticeTexts.year2019)).wording

    #expect(year[0] == "2026年放假安排（2025年11月4日发布）")
    #expect(year[4] == "劳动节：5月1日（周五）至5月5日（周二）放假，共5天；5月9日（周六）上班")
    #expect(year[3] == "清明节：4月4日（周六）至4月6日（周一）放假，共3天")
    #expect(
      change == [
        "2020年放假安排的调整（2020年1月27日发布）",
        "春节：假期延长至2月2日（周日）；2月3日（周一）起上班",
      ])
    #expect(
      old[1]
        == "元旦：2018年12月30日（周日）至1月1日（周二）放假，共3天；2018年12月29日（周六）上班")
  }

  @Test func `days off that are apart are said apart`() throws {
    let text = NoticeTexts.year2026(newYear: "1月1日（周四）放假，1月5日（周一）补休。")
    let notice = try #require(Notices.notice(text))

    #expect(
      notice.arrangements[0].wording(in: 2026) == "元旦：1月1日（周四）、1月5日（周一）放假，共2天")
  }
}
