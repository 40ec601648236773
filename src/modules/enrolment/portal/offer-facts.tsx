import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { civilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import type { PublicOffer } from '../offer/view.ts'

const yuan = (amount: number): string => `${formatYuan(fen(amount))} 元`

/** What one needs to know of an offer before one signs up, in the order in which people ask. */
export const factsOf = (one: PublicOffer) => [
  { label: '自己出多少', value: yuan(one.own) },
  {
    label: '怎么算的',
    value: one.subsidy
      ? `收费 ${yuan(one.fee)}，取得证书后政府补 ${yuan(one.subsidy)}（给机构）；单位职工由单位出，补贴给单位`
      : one.amountOpen
        ? `收费 ${yuan(one.fee)}；这个职业列入补贴目录，补贴多少还没有公布，先按没有补贴算`
        : one.course
          ? `收费 ${yuan(one.fee)}；${one.levelText}的补贴按培训项目结算，不冲抵个人交的钱`
          : `收费 ${yuan(one.fee)}，按现行目录没有补贴`,
  },
  { label: '开课', value: `${formatDay(civilDate(one.startsOn))}，${one.hours} 课时，${one.modeText}` },
  { label: '报名截止', value: formatDay(civilDate(one.closesOn)) },
  {
    label: '还剩名额',
    value: one.free > 0 ? `${one.free} 人（共 ${one.seats} 人）` : `满了（共 ${one.seats} 人），可以排候补`,
  },
  { label: '上课地点', value: `${one.districtName} ${one.place}` },
  { label: '机构', value: <a href={`/learn/providers/${one.provider.id}`}>{one.provider.name}</a> },
  {
    label: '机构信用',
    value: one.provider.grade ? (
      <a href={`/credit/${one.provider.id}`}>{one.provider.grade}，看为什么</a>
    ) : (
      '还没有评级'
    ),
  },
  { label: '联系电话', value: one.phone || '请到机构页面查看' },
]
