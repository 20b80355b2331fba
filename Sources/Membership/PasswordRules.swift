// What a password must be: long, not one of those that are tried first. It is taken as it is typed,
// every character of it, and nothing is demanded of its kind.

/// The rules for new passwords.
package enum PasswordRules {
  /// The fewest characters, as a reader counts them.
  package static let shortest = 10
  /// The most bytes.
  package static let longestBytes = 1_024

  /// Why a password is not taken.
  package enum Complaint: String, CaseIterable, Hashable, Sendable, Error {
    /// It has too few characters.
    case tooShort
    /// It has too many bytes.
    case tooLong
    /// It is among those that are tried first.
    case common
    /// It is the account's name, or the same character again and again.
    case guessable
  }

  /// Why `password` is not taken for `account`; nil when it is.
  package static func complaint(_ password: String, for account: AccountName) -> Complaint? {
    if password.utf8.count > longestBytes { return .tooLong }
    if password.count < shortest { return .tooShort }
    let plain = password.lowercased()
    if common.contains(plain) || commonStems.contains(stem(of: plain)) { return .common }
    if Set(plain).count < 4 { return .guessable }
    if plain.replacing(account.text, with: "").count < 4 { return .guessable }
    return nil
  }

  /// The password without the figures and marks at its end: `hotline2026!` is `hotline`.
  private static func stem(of password: String) -> String {
    var stem = Substring(password)
    while let last = stem.last, !last.isLetter { stem = stem.dropLast() }
    return String(stem)
  }

  private static let common: Set<String> = [
    "1234567890", "12345678910", "0123456789", "9876543210", "0987654321", "1q2w3e4r5t",
    "1qaz2wsx3edc", "qwertyuiop", "asdfghjkl;", "zxcvbnm,./", "1111111111", "0000000000",
    "8888888888", "6666666666", "5201314520", "1314520520", "147258369", "1472583690",
    "123456789a", "a123456789", "123456789q", "abc1234567", "abcd123456", "abcdefghij",
    "1234567899", "123123123123", "123321123321", "112233445566", "woaini1314", "woaini520",
    "woaini1314520", "iloveyou1314", "1qazxsw23edc", "q1w2e3r4t5", "qwer123456", "asdf123456",
    "qq123456789", "wang123456", "zhang123456", "li123456789", "letmein123456", "trustno1trustno1",
    "1234567890-=", "!@#$%^&*()", "!qaz@wsx#edc", "1234qwerasdf", "p@ssw0rd123", "p@ssw0rd1234",
    "passw0rd123", "passw0rd1234",
  ]

  private static let commonStems: Set<String> = [
    "password", "passwordpassword", "administrator", "admin", "adminadmin", "root", "welcome",
    "hotline", "rexian", "limin", "liminrexian", "reliming", "zhibo", "zhibojian", "guangbo",
    "diantai", "zhengwu", "zhengwugongkai", "qwerty", "qwertyuiop", "iloveyou", "woaini",
    "changeme",
    "letmein", "test", "guest", "user", "mima", "kouling", "利民热线", "政务公开", "口令", "密码",
  ]
}

extension PasswordRules.Complaint {
  /// How it is said to whoever chose the password.
  package var wording: String {
    switch self {
    case .tooShort: "口令至少要 \(PasswordRules.shortest) 个字符，可以是一句话，汉字、空格都可以。"
    case .tooLong: "口令太长，最多 \(PasswordRules.longestBytes) 字节。"
    case .common: "这个口令太常见，会被最先试到。请换一个，比如几个不相干的词。"
    case .guessable: "这个口令太容易猜到（和账号相同，或只有几个字符重复）。请换一个。"
    }
  }
}
