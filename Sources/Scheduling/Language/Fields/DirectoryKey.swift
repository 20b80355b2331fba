// The keys of the directory.

package import Language

/// The keys of the directory.
package enum DirectoryKey: Int, FieldKey {
  case departments, people, groups

  package static let table = FieldTable(
    "名录", "单位、人员和群。机器人的地址和密钥不写在这里。",
    [
      Self.departments: Field(
        "单位", "departments", .list(.mapping(DepartmentKey.table)), "上线单位。"),
      .people: Field("人员", "people", .list(.mapping(PersonKey.table)), "联络员、主持人、导播等。"),
      .groups: Field("群", "groups", .list(.mapping(GroupKey.table)), "工作群。"),
    ])
}

/// The keys of a department.
package enum DepartmentKey: Int, FieldKey {
  case code, name, shortName, formerNames, kind, liaisons, group, leader

  package static let table = FieldTable(
    "单位", "一个上线单位。计划里写正式名称、简称、曾用名都可以。",
    [
      Self.code: Field("编码", "code", .code, .required, "单位的代码，定下后不再改。", example: "yibao"),
      .name: Field("名称", "name", .text, .required, "正式名称。", example: "市医疗保障局"),
      .shortName: Field("简称", "shortName", .text, "简称，群消息里用它；不写时用正式名称。", example: "市医保局"),
      .formerNames: Field("曾用名", "formerNames", .words, "以前的名称。", example: "[市工商局, 市质监局]"),
      .kind: Field("类别", "kind", .text, "部门、县区、公用企业、群团、垂管等。", example: "部门"),
      .liaisons: Field("联络员", "liaisons", .words, "联络员的姓名，第一个是主要的。", example: "[李静]"),
      .group: Field("群", "group", .text, "在哪个群里提醒这个单位。", example: "上线单位联络群"),
      .leader: Field("分管领导", "leader", .text, "答复逾期时抄送给谁，写姓名。", example: "韩立新"),
    ])
}

/// The keys of a person.
package enum PersonKey: Int, FieldKey {
  case name, account, mobile, deputy, absences

  package static let table = FieldTable(
    "人员", "一个人，以及在群里怎样提醒到他。",
    [
      Self.name: Field("姓名", "name", .text, .required, "姓名，在名录里不能重复。", example: "李静"),
      .account: Field("账号", "account", .text, "所在群的平台账号，用来@。", example: "lijing"),
      .mobile: Field("手机", "mobile", .text, "手机号，只用来@，不出现在消息里。", example: "13800138001"),
      .deputy: Field("代理人", "deputy", .text, "休假时由谁代理。", example: "王芳"),
      .absences: Field(
        "休假", "absences", .list(.either([.period, .mapping(AbsenceKey.table)])),
        "休假的日子，首尾都算。", example: "[2026-05-01至2026-05-05]"),
    ])
}

/// The keys of an absence.
package enum AbsenceKey: Int, FieldKey {
  case from, through

  package static let table = FieldTable(
    "休假", "一段休假。",
    [
      Self.from: Field("起", "from", .day, .required, "第一天。", example: "2026-05-01"),
      .through: Field("止", "through", .day, "最后一天；不写就是一天。", example: "2026-05-05"),
    ])
}

/// The keys of a chat group.
package enum GroupKey: Int, FieldKey {
  case name, robot

  package static let table = FieldTable(
    "群", "一个工作群，以及在里面发言的机器人。",
    [
      Self.name: Field("名称", "name", .text, .required, "群的名称。", example: "上线单位联络群"),
      .robot: Field(
        "机器人", "robot", .code, .required, "机器人的名字；它的地址由系统管理员另外配置。",
        example: "lianluo-robot"),
    ])
}
