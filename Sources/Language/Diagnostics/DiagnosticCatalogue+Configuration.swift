// Explanations of the complaints about the configuration and the credentials.

extension DiagnosticCatalogue {
  /// The daemon's own files.
  package static let configuration: [DiagnosticID: DiagnosticEntry] = [
    .badSetting: DiagnosticEntry(
      .error, "配置项的值不能用",
      "配置写错时服务不会启动（退出码 78），因为带着错误的设置运行比不运行更糟。请按提示改好再启动。",
      example: DiagnosticExample(wrong: "控制台: 0.0.0.0:80", right: "控制台: 127.0.0.1:8470")),
    .credentialsMissing: DiagnosticEntry(
      .error, "机器人没有凭据",
      "配置里写了机器人，凭据文件里却没有它的网址。网址就是密码，只能写在凭据文件里；请补上同名的一项。"),
    .credentialsUnsafe: DiagnosticEntry(
      .error, "凭据文件的权限不安全",
      "凭据文件里是机器人的网址和密钥，只有服务自己能读。请执行 chmod 600，并让文件属于运行服务的用户。"),
    .robotUnused: DiagnosticEntry(
      .warning, "凭据里多出的机器人",
      "凭据文件里有配置没有写到的机器人，它不会被使用。请检查名称是否写错，或删去这一项。"),
  ]
}
