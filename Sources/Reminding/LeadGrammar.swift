// The grammar of lead times as it stands in the manual, and the bounds within which a lead makes
// sense. The parser is written from this text; a test reads every example in it.

/// The grammar of lead times.
package enum LeadGrammar {
  /// The grammar in EBNF, for the manual: the Chinese and the short spelling.
  package static let ebnf = """
    提前量     = ( 中文写法 | 简写 ) , [ 钟点 ] ;

    中文写法   = 锚点 , "时"                                  (* 上线时 *)
               | 锚点 , "当天"                                (* 上线当天 08:00 *)
               | 锚点 , 方向 , 数 , 单位                      (* 上线前5个工作日 16:00 *)
               | [ 锚点 , "的" ] , 周 , 星期                  (* 上一周周四 10:00 *)
               | [ 锚点 , "的" ] , 月 , 第几个工作日          (* 上月第1个工作日 *)
               | "下期回音壁" ;
    锚点       = "上线" | "开播" | "下线" | "节目结束" | "截止" ;
    方向       = "前" | "后" ;
    单位       = "分钟" | "小时" | "天" | "周" | "个工作日" | "个月" ;
    周         = "上一周" | "同一周" | "下一周" | 方向 , 数 , "周" ;
    月         = "上月" | "当月" | "下月" | 方向 , 数 , "个月" ;
    星期       = "周一" | "周二" | "周三" | "周四" | "周五" | "周六" | "周日" ;
    第几个工作日 = "第" , 数 , "个工作日" | "倒数第" , 数 , "个工作日" ;
    数         = 阿拉伯数字 | 中文数字 | "半"（只用于小时） ;
    钟点       = "16:00" | "16点" | "16点30分" | "下午4点" | "下午4点半" ;

    简写       = 锚点字母 , 符号 , 数 , 单位字母 , [ 简写星期 | 简写工作日 ]
               | "T+fb" ;                                     (* 下期回音壁 *)
    锚点字母   = "T"（上线） | "E"（下线） | "D"（截止） ;
    符号       = "-"（前） | "+"（后） ;
    单位字母   = "m"（分钟） | "h"（小时） | "d"（天） | "w"（周） | "wd"（工作日） | "mo"（月） ;
    简写星期   = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun" ;   (* T-1w thu 10:00 *)
    简写工作日 = "wd" , [ "-" ] , 数 ;                                     (* T-1mo wd1 *)

    规则：分钟和小时是准点，不因休息日移动，也不能再写钟点；
         其余都落在某一天，没写钟点的是 09:07，遇休息日只提前、不推后。
    """

  /// The farthest that each unit reaches; beyond it a typing error is likelier than an intention.
  package enum Bounds {
    /// Ten days.
    package static let minutes = 14_400
    /// A little over a year.
    package static let days = 400
    /// About a year of work.
    package static let workingDays = 250
    /// Two years.
    package static let months = 24
    /// A year.
    package static let weeks = 53
    /// No month has more working days.
    package static let workingDaysOfMonth = 23
  }
}
