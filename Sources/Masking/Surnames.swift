// Surnames. A name is believed only where one of these begins it; 小刘 and 老王 only with the few
// that make no other word after 小 and 老.

/// The surnames that the rules of names know.
enum Surnames {
  /// Surnames of one character.
  static let single =
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏"
    + "薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武"
    + "乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左"
    + "涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂"
    + "闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠"
    + "连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑"
    + "荆谌银扬明沙薄伏岑习胥保和蔺邝麦禹岩占区后肖付代阚佘鹿逄暴" + traditional

  /// Surnames as they are written in traditional characters.
  private static let traditional =
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂盧蔣賈葉閻鍾鄒陸顧龍萬錢湯賀賴龔龐蘭溫蘆魯葛韋畢聶叢齊莊塗時關費紀遲陽"
    + "單華習饒鄔暢婁蓋黨譚樂範蘇寧強閆郟賓喬衛鮑藍鞏儲"

  /// Surnames of two characters.
  static let double = [
    "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "令狐", "慕容", "司徒", "夏侯",
    "长孙", "宇文", "轩辕", "端木", "独孤", "南宫", "百里", "呼延", "闻人", "澹台", "公羊", "太史",
    "申屠", "钟离", "濮阳", "淳于", "单于", "赫连", "拓跋", "完颜", "第五", "西门",
  ]

  /// Surnames that make no other word after 小 or 老, or before an office.
  static let familiar =
    "王李张刘陈杨赵周吴徐孙胡朱何郭罗梁宋郑谢韩唐冯董程曹袁邓许沈彭吕苏卢蒋蔡贾丁魏薛潘杜戴汪姜姚谭廖邹"
    + "陆郝崔邱秦顾侯邵孟尹贺赖龚肖庞樊翟倪葛聂邢張劉陳楊趙吳孫羅鄭謝韓馮許呂盧蔣賈鄒陸顧賀賴龔龐聶"

  /// Characters that never stand in a given name, so that a name ends before them.
  static let never = "的了是在不有们吗呢吧啊也就都还很被把给让对没您你我他她它这那哪啥么着过去个某"

  /// Characters before which a name of two characters usually ends.
  static let seldom =
    "想要问家住来电手打反咨举建男女今现有因为从和与及跟说年岁系户身本号能可请麻您会将向投求"
}
