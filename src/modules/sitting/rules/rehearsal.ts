import type { Found } from '../store/record.ts'

/** What a machine and the server saw of a rehearsal on it (演练). */
export interface Rehearsed {
  asked: number
  saved: number
  /** What the machine keeps was sealed for the server, which opened it. */
  sealed: boolean
  cut: boolean | null
  again: boolean | null
  handedIn: boolean
  /** By how many seconds the machine's clock is off, and whether that is near enough. */
  clock: { seconds: number; near: boolean }
  browser: 'not-asked' | 'right' | 'wrong' | 'missing'
}

/** How a machine went, line by line; each one that is not in order says what to do. */
export function foundIn(of: Rehearsed): Found[] {
  return [
    {
      what: '保存',
      good: of.saved === of.asked && of.sealed,
      text: !of.sealed
        ? '没有保存成功：本机不能加密保存，请用新版浏览器从 https 地址打开'
        : of.saved < of.asked
          ? `没有保存成功：${of.asked} 题到了 ${of.saved} 题，请查网络`
          : `${of.asked} 题都保存了`,
    },
    {
      what: '断网',
      good: of.cut === true,
      text: of.cut
        ? '断网时写的，连上以后补传了'
        : of.cut === false
          ? '断网时写的没有补传，请换一台机器'
          : '没有做到这一步',
    },
    {
      what: '重开',
      good: of.again === true,
      text: of.again
        ? '重开页面，答案都在'
        : of.again === false
          ? '重开页面，答案不全，请检查浏览器是不是清除数据'
          : '没有做到这一步',
    },
    { what: '交卷', good: of.handedIn, text: of.handedIn ? '交卷成功' : '没有交卷' },
    {
      what: '时钟',
      good: of.clock.near,
      text: of.clock.near ? '与服务器一致' : `与服务器差 ${of.clock.seconds} 秒，请校时`,
    },
    ...(of.browser === 'not-asked'
      ? []
      : [
          {
            what: '考试浏览器',
            good: of.browser === 'right',
            text:
              of.browser === 'right'
                ? '配置相符'
                : of.browser === 'wrong'
                  ? '配置密钥不符'
                  : '没有用考试浏览器',
          },
        ]),
  ]
}
