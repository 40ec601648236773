import { checkIdNumber, type IdNumber } from '../../../kernel/value/person/identity-number.ts'
import { type CivilDate, civilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Chance } from '../chance.ts'

/** An area code that no district has or had, so that no number of the demo is anybody's. */
const AREA = '129901'

const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'
const GIVEN =
  '建国 秀英 志强 桂兰 海涛 玉梅 立军 淑珍 永刚 晓红 卫东 丽华 津生 宝珠 春生 凤霞 德明 惠敏 文斌 雅琴 红旗 素芬 长江 翠萍 铁柱 月娥 振华 金凤 新民 彩云 俊杰 雨晴 浩然 思琪 子轩 佳怡 宇航 梦洁 嘉豪 欣妍 明远 静怡 博文 诗涵 天佑 若曦'.split(
    ' ',
  )

export interface InventedPerson {
  name: string
  idNumber: string
  phone: string
  born: CivilDate
}

/** An invented person; the `index` makes the number and phone unlike any other of the demo. */
export function inventPerson(chance: Chance, index: number, today: CivilDate): InventedPerson {
  // Nobody of the demo's classes is near the age of retirement.
  const year = 1978 + chance.below(27)
  const born = civilDate(`${year}-${two(1 + chance.below(12))}-${two(1 + chance.below(28))}`)
  return {
    name: `${chance.one([...SURNAMES])}${chance.one(GIVEN)}`,
    idNumber: idNumber(born, index % 1000, today, AREA.slice(0, 4) + two(1 + Math.floor(index / 1000))),
    // 1700000xxxx is given to no subscriber
    phone: `1700000${String(index).padStart(4, '0')}`,
    born,
  }
}

const two = (value: number): string => String(value).padStart(2, '0')

/** The 18 characters whose check character fits. */
export function idNumber(born: CivilDate, serial: number, today: CivilDate, area: string = AREA): IdNumber {
  const first17 = `${area}${born.replaceAll('-', '')}${String(serial).padStart(3, '0')}`
  for (const last of '0123456789X') {
    const checked = checkIdNumber(first17 + last, today)
    if (checked.valid) return checked.value.number
  }
  throw new Error(`no check character fits ${area}`)
}
