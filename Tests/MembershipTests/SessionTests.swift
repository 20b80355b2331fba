// Sessions end, passwords are long, tokens have one form, and a request must come from our own page.

import Membership
import Testing
import Timekeeping

@Suite struct SessionTests {
  private let start = Timestamp(seconds: 1_000_000)

  @Test(arguments: [
    (0, 0, true), (1_799, 0, true), (1_800, 0, false), (43_199, 43_000, true),
    (43_200, 43_199, false), (-30, 0, true), (-61, 0, false), (60, -1, false),
  ])
  func `a session ends after half an hour of rest and after half a day`(
    now: Int64, seen: Int64, isLive: Bool
  ) {
    #expect(
      SessionRules.usual.isLive(
        startedAt: start, lastSeenAt: start + .seconds(seen), at: start + .seconds(now)) == isLive)
  }

  @Test func `use is written down once a minute`() {
    #expect(!SessionRules.usual.wantsNote(lastSeenAt: start, at: start + .seconds(59)))
    #expect(SessionRules.usual.wantsNote(lastSeenAt: start, at: start + .seconds(60)))
  }

  @Test(arguments: [
    "一句好记又长的话就可以", "correct horse battery", "  blanks kept as is  ", "emoji 👩‍👩‍👧 are fine",
    "nul \u{0} inside is fine", String(repeating: "四个不同", count: 50),
  ])
  func `a long password is taken as it is typed`(password: String) throws {
    let account = try #require(AccountName("liuyang"))

    #expect(PasswordRules.complaint(password, for: account) == nil)
  }

  @Test(arguments: [
    ("short", PasswordRules.Complaint.tooShort), ("九个字的口令不够长", .tooShort),
    (String(repeating: "长短不一", count: 86), .tooLong), ("1234567890", .common),
    ("PASSWORD2026!", .common), ("Administrator1", .common), ("利民热线2026888", .common),
    ("aaaaaaaaaaaa", .guessable), ("ababababab1", .guessable), ("liuyangliuyang", .guessable),
    ("liuyang-liuyang", .guessable), ("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", .tooShort),
  ])
  func `a password that is tried first is not taken`(
    password: String, complaint: PasswordRules.Complaint
  ) throws {
    let account = try #require(AccountName("liuyang"))

    #expect(PasswordRules.complaint(password, for: account) == complaint)
    #expect(complaint.wording.contains("口令"))
  }

  @Test func `a token has one form`() {
    let good = APIToken.prefix + String(repeating: "0a", count: 32)

    #expect(APIToken.token(inAuthorization: "Bearer " + good) == good)
    #expect(APIToken.token(inAuthorization: "bearer " + good) == good)
    for bad in [
      good, "Basic " + good, "Bearer  " + good, "Bearer " + good + "0", "Bearer " + good + " ",
      "Bearer " + good.uppercased(), "Bearer " + String(repeating: "0a", count: 32), "Bearer", "",
    ] {
      #expect(APIToken.token(inAuthorization: bad) == nil)
    }
  }

  @Test func `a token ends`() {
    let token = APIToken(
      id: "t", memberID: MemberID(rawValue: "m"), name: "导入", scopes: [.logQuestion],
      createdAt: start, expiresAt: start + .seconds(10))

    #expect(token.isLive(at: start))
    #expect(!token.isLive(at: start + .seconds(10)))
    #expect(!token.isLive(at: start - .seconds(1)))
  }

  @Test(arguments: [
    ("https://hotline.example", "same-origin", true), ("null", "same-origin", true),
    (nil, "same-origin", true), ("https://hotline.example", nil, true),
    ("HTTPS://Hotline.example", nil, true), ("http://127.0.0.1:8470", nil, true),
    ("https://evil.example", "same-origin", false), ("https://hotline.example", "same-site", false),
    ("https://hotline.example", "cross-site", false), ("https://hotline.example", "none", false),
    ("https://hotline.example", "", false), ("null", nil, false), (nil, nil, false),
    ("https://evil.example", nil, false), ("https://hotline.example.evil", nil, false),
    ("http://hotline.example", nil, false), ("", "same-origin", false),
  ])
  func `only our own pages may ask for a change`(origin: String?, site: String?, isOurs: Bool) {
    let own: Set = ["https://hotline.example", "http://127.0.0.1:8470"]

    #expect(RequestOrigin(origin: origin, fetchSite: site).isOurs(own) == isOurs)
  }

  @Test func `form tokens are compared as a whole`() {
    #expect(CSRFRule.matches(Array("abc".utf8), Array("abc".utf8)))
    #expect(!CSRFRule.matches(Array("abc".utf8), Array("abd".utf8)))
    #expect(!CSRFRule.matches(Array("abc".utf8), Array("ab".utf8)))
    #expect(!CSRFRule.matches([UInt8](), [UInt8]()))
  }
}
