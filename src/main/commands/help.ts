/** `haihe help`, in Chinese and English. */
export const HELP = `海河工匠 haihe

用法 usage: npm run haihe -- 命令 [参数]

  serve                        启动服务器 start the server
  worker                       启动后台任务（需 PostgreSQL） start a worker
  keys new                     生成正式使用的密钥文件 make the keys of a real city
  keys rotate sealing|signing|lookup  换新密钥，不用停机；lookup 分两步 add a newer key while running; lookup in two steps
  admin first                  建三位管理员，给出一次性链接 the first three administrators
  admin link 登录名            管理员丢了密码或手机时的新链接 a new link for an administrator
  backup FILE                  备份 back the city up
  restore FILE                 恢复到空的数据库 restore into an empty database
  migrate                      升级数据库 bring the schema up to date
  demo                         装入演示城市 make the demo city
  demo code 登录名             演示账号的动态口令 a demo account's code
  demo until 日期              把演示的时间拨到这一天 move the demo's time on to a day
  tour                         在终端走一遍主路 walk the main road through the API
  doctor [--json]              体检政策数据和安装 what is missing or doubtful
  audit verify [--json]        核验审计链 verify the audit chain
  figures recount [--json]     从头重算指标，说出并改正不同 recount every figure
  check KIND VALUE…            核对身份证号、信用代码、证书编号、证照编号
  verify FILE… --keys KEYS     离线验证书（PDF 或凭证） verify certificates offline
  subsidy decide --city … --facts … --out …      批量计算补贴 decide claims from files
  assess eligible --standard … --people … --out … 批量判断申报条件
  catalogue classify --evidence … --previous … --out … 由证据测算紧缺程度 classes from evidence
  credit rate --rubric … --events … --out …      由信用信息评定等级 grades from credit events
  supervision verify-draw FILE 离线重算一次双随机抽查 verify a published draw offline

退出码 exit status: 0 成功 ok, 1 程序故障 fault, 2 输入有误 wrong input, 3 有一项不合格 not all valid`
