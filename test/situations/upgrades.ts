import { expect } from 'vitest'
import { addDays, addMonths } from '../../src/kernel/value/time/civil-date.ts'
import type { MadePerson } from '../../src/main/demo/people/residents.ts'
import { CASE_VERBS } from '../../src/main/modules.ts'
import { giveBudget } from '../../src/modules/payments/index.ts'
import { setMyAccount } from '../../src/modules/people/verbs/set-account.ts'
import { recoveryOf, reexamined, revoke } from './deeds.ts'
import type { Chapter, Standing } from './situation.ts'
import { paid } from './standings.ts'
import { HOME, type Story } from './story.ts'

const AMOUNTS = '技能提升补贴办法 关于补贴标准的规定'

/** A claim of 技能提升补贴 that is decided by its amount. */
const upgrade = (
  state: string,
  amount: string | null,
  ledger: readonly string[],
  claim = '技能提升补贴',
): Standing => ({
  claim,
  state,
  amount,
  payee: '本人',
  ledger: ledger.map((move) => `${move} ${amount}`),
  because: 'amount',
  clause: AMOUNTS,
})
const upgraded = (amount: string, claim?: string) =>
  upgrade('已到账', amount, ['资金占用', '资金拨付'], claim)

let cards = 0
/** A bank card that nobody else has, its last digit fitting. */
function newCard(): string {
  cards += 1
  const body = `621700${String(cards).padStart(12, '0')}`
  for (const last of '0123456789') {
    const digits = [...body, last].reverse().map(Number)
    const sum = digits.reduce((total, digit, at) => {
      const twice = at % 2 === 1 ? digit * 2 : digit
      return total + (twice > 9 ? twice - 9 : twice)
    }, 0)
    if (sum % 10 === 0) return body + last
  }
  throw new Error('no digit fits')
}

const account = (story: Story, { id }: MadePerson, card = newCard()) =>
  story.walk().does({ person: id }, setMyAccount, { account: card })

/** An employee who has been insured for years; the district's unemployment insurance has money. */
async function employee(story: Story, card: string | null = newCard()): Promise<MadePerson> {
  await fund(story)
  const person = await story.person('enterprise-employee')
  if (card !== null) await account(story, person, card)
  return person
}

const fund = (story: Story) =>
  story.walk().does({ login: 'caizheng' }, giveBudget, {
    district: HOME,
    kind: 'unemployment',
    amount: 1_000_000,
  })

/** An employee insured since so many months, in this way. */
async function insured(
  story: Story,
  months: number,
  scheme: 'enterprise' | 'flexible' = 'enterprise',
): Promise<MadePerson> {
  await fund(story)
  const since = addDays(story.today, -3000)
  const person = await story.person('enterprise-employee', HOME, '焊工', ({ creditCode, phone }) => [
    {
      kind: 'employed',
      from: since,
      reference: `employed-${phone}`,
      occupation: '焊工',
      ...(creditCode ? { employerCode: creditCode } : {}),
    },
    { kind: 'insured', from: addMonths(story.today, -months), reference: `insured-${phone}`, scheme },
  ])
  await account(story, person)
  return person
}

const claimed = async (story: Story, person: MadePerson): Promise<string> => {
  const [claim] = await story.claimsFor(person, 'skill-upgrade')
  if (!claim) throw new Error('no claim was raised')
  return claim
}

/** Approved by the district, put into the month's list by the city, its notice over, paid. */
async function payUpgrade(story: Story, claim: string): Promise<void> {
  await story.approve(claim)
  await story.step('shiju', claim, 'report')
  await story.noticeOver(claim)
  await story.pay()
}

const take = (story: Story, { id }: MadePerson, number: string, card?: string) =>
  story.walk().does({ person: id }, CASE_VERBS.stepCase, {
    number,
    step: 'confirm',
    input: card ? { account: card } : {},
  })

/** Four certificates of one person. */
const PLANS = [
  { level: 5 },
  { level: 4 },
  { occupation: '装配钳工', level: 5 },
  { occupation: '铆工', level: 5 },
] as const

/** 技能提升补贴, while its policy was in force: the stories begin in 2024. */
export const UPGRADES: Chapter = {
  title: '技能提升补贴',
  begin: '2024-03-04',
  situations: [
    {
      title: '职工自学取证',
      happened: '参保多年的企业职工没有参加补贴培训，自己报考焊工四级，取了证。',
      owed: '本人1,500.00元',
      why: '四级1,500元；参保满12个月，系统自动发起，区审核、市汇总、公示后拨到本人账户。',
      claims: [upgraded('1,500.00')],
      async play(story) {
        const person = await employee(story)
        await story.selfTaught([person])
        const claim = await claimed(story, person)
        await payUpgrade(story, claim)
        return [claim]
      },
    },
    {
      title: '没有登记账户，确认时填',
      happened: '职工取证时没有登记银行账户，三天后在手机上确认并填了账号。',
      owed: '本人1,500.00元',
      why: '缺账户的先发给本人确认，填好账号即提交。',
      claims: [upgraded('1,500.00')],
      async play(story) {
        const person = await employee(story, null)
        await story.selfTaught([person])
        const claim = await claimed(story, person)
        expect((await story.at(claim)).state).toBe('offered')
        story.later(3)
        await expect(take(story, person, claim)).rejects.toMatchObject({ status: 422 })
        await take(story, person, claim, newCard())
        await payUpgrade(story, claim)
        return [claim]
      },
    },
    {
      title: '填了别人的账户',
      happened: '职工确认申领时填了工友的银行账号，被退回；改填本人的。',
      owed: '本人1,500.00元',
      why: '只拨到本人名下的账户，一个账号只登记一个人。',
      claims: [upgraded('1,500.00')],
      async play(story) {
        const others = newCard()
        await employee(story, others)
        const person = await employee(story, null)
        await story.selfTaught([person])
        const claim = await claimed(story, person)
        await expect(take(story, person, claim, others)).rejects.toMatchObject({ status: 409 })
        await take(story, person, claim, newCard())
        await payUpgrade(story, claim)
        return [claim]
      },
    },
    {
      title: '参保差一个月',
      happened: '职工取证时参保11个月，当时确认不了；两个月后再确认。',
      owed: '满12个月以后本人1,500.00元',
      why: '申请当日参保要满12个月；差的月数可以等，期限内有效。',
      claims: [upgraded('1,500.00')],
      async play(story) {
        const person = await insured(story, 10)
        await story.selfTaught([person])
        const claim = await claimed(story, person)
        await expect(take(story, person, claim)).rejects.toMatchObject({ status: 409 })
        story.later(62)
        await take(story, person, claim)
        await payUpgrade(story, claim)
        return [claim]
      },
    },
    {
      title: '以灵活就业身份参保',
      happened: '取证的人以灵活就业身份参保多年。',
      owed: '一分不补',
      why: '技能提升补贴只给企业参保职工，系统不发起、不打扰。',
      claims: [],
      async play(story) {
        const person = await insured(story, 60, 'flexible')
        await story.selfTaught([person])
        return story.claimsFor(person, 'skill-upgrade')
      },
    },
    {
      title: '先五级、后四级',
      happened: '职工同一年先考焊工五级，再考焊工四级，都取了证。',
      owed: '本人1,000.00元和1,500.00元',
      why: '同一职业由低到高，每一级各补一次。',
      claims: [upgraded('1,000.00', '五级'), upgraded('1,500.00', '四级')],
      async play(story) {
        const person = await employee(story)
        for (const level of [5, 4] as const) {
          await story.selfTaught([person], { level })
          const claims = await story.claimsFor(person, 'skill-upgrade')
          await payUpgrade(story, claims.at(-1) as string)
        }
        return story.claimsFor(person, 'skill-upgrade')
      },
    },
    {
      title: '先四级、后五级，不再补',
      happened: '职工焊工四级的补贴已到账，又考了焊工五级。',
      owed: '本人1,500.00元，五级一分不补',
      why: '领过高等级的，同一职业的低等级不再补。',
      claims: [upgraded('1,500.00', '四级')],
      async play(story) {
        const person = await employee(story)
        await story.selfTaught([person])
        await payUpgrade(story, await claimed(story, person))
        await story.selfTaught([person], { level: 5 })
        return story.claimsFor(person, 'skill-upgrade')
      },
    },
    {
      title: '一年里的第四张证书',
      happened: '职工一年里考取焊工五级、焊工四级、装配钳工五级，都已到账，又考取铆工五级。',
      owed: '本人三笔共3,500.00元，第四张当年一分不补',
      why: '每人每年最多三次，一张证书一次。',
      claims: [
        upgraded('1,000.00', '第一张'),
        upgraded('1,500.00', '第二张'),
        upgraded('1,000.00', '第三张'),
      ],
      async play(story) {
        const person = await employee(story)
        for (const plan of PLANS) {
          await story.selfTaught([person], plan)
          const claims = await story.claimsFor(person, 'skill-upgrade')
          const last = claims.at(-1) as string
          if ((await story.at(last)).state === 'filed') await payUpgrade(story, last)
        }
        return story.claimsFor(person, 'skill-upgrade')
      },
    },
    {
      title: '培训费在补，不再发技能提升补贴',
      happened: '企业职工由单位送去焊工四级班，结业取证，培训费拨给单位。',
      owed: '用人单位2,160.00元，本人不另补',
      why: '同一张证书，培训费和技能提升补贴只能享受一样。',
      claims: [paid('2,160.00', '用人单位')],
      async play(story) {
        const person = await employee(story)
        const { claims } = await story.certified({ people: [person] })
        await story.paid(claims[0] as string)
        expect(await story.claimsFor(person, 'skill-upgrade')).toEqual([])
        return claims
      },
    },
    {
      title: '单位放弃培训费，改由本人领',
      happened: '企业职工焊工四级班取证，单位放弃培训费补贴，改为由本人申领。',
      owed: '本人1,500.00元，单位不补',
      why: '一张证书一样补贴；培训费没有领的，技能提升补贴可以领。',
      claims: [upgraded('1,500.00')],
      async play(story) {
        const person = await employee(story)
        const { claims } = await story.certified({ people: [person] })
        await story.step('qiye', claims[0] as string, 'withdraw', { reason: 'other' })
        await story.settle()
        const claim = await claimed(story, person)
        await payUpgrade(story, claim)
        return [claim]
      },
    },
    {
      title: '先领技能提升补贴，再上同一级的班',
      happened: '焊工四级的技能提升补贴已到账，单位又送他上焊工四级班。',
      owed: '本人1,500.00元，班期一分不补',
      why: '已有这一级的证书，不再考、不再发证，也就没有培训费申领。',
      claims: [upgraded('1,500.00')],
      async play(story) {
        const person = await employee(story)
        await story.selfTaught([person])
        const claim = await claimed(story, person)
        await payUpgrade(story, claim)
        const one = await story.taught({ people: [person] })
        await expect(story.sat(one)).rejects.toThrow('还没有符合条件的考生')
        expect(await story.claimsOf(one)).toEqual([])
        return [claim]
      },
    },
    {
      title: '市汇总退回区复核',
      happened: '区里通过后，市局汇总时发现参保单位有疑问，退回；区里核对后再次通过。',
      owed: '本人1,500.00元，占用两次、释放一次、拨付一次',
      why: '退回的占用先释放，重新通过、重新列入当月明细。',
      claims: [upgrade('已到账', '1,500.00', ['资金占用', '占用释放', '资金占用', '资金拨付'])],
      async play(story) {
        const person = await employee(story)
        await story.selfTaught([person])
        const claim = await claimed(story, person)
        await story.approve(claim)
        await story.step('shiju', claim, 'send-back', { reason: 'identity' })
        await story.step('qufuhe', claim, 'approve')
        await story.step('shiju', claim, 'report')
        await story.noticeOver(claim)
        await story.pay()
        return [claim]
      },
    },
    {
      title: '到账后死亡，证书撤销',
      happened: '补贴到账后职工去世；随后查实成绩造假，证书撤销，复查决定追回；没有遗产可以清偿，两人核销。',
      owed: '应收1,500.00元核销',
      why: '收款人死亡且无遗产的，由一人提请、另一人同意核销，不向家属追缴。',
      claims: [upgrade('已到账', '1,500.00', ['资金占用', '资金拨付', '应收追回立账', '应收核销'])],
      async play(story) {
        const person = await employee(story)
        await story.selfTaught([person])
        const claim = await claimed(story, person)
        await payUpgrade(story, claim)
        story.later(20)
        await story.record(person, 'deceased', story.today)
        await revoke(story, claim)
        await reexamined(story, claim, 'overturn')
        const number = await recoveryOf(story, claim)
        await story.step('qushouli', number, 'propose', { reason: 'deceased' })
        await story.step('shifuhe', number, 'sign')
        return [claim]
      },
    },
    {
      title: '公示前证书撤销',
      happened: '区里通过、等市局汇总时，查实成绩造假，证书撤销。',
      owed: '一分不拨',
      why: '依据没有了，退回区复核，占用的资金释放。',
      claims: [
        {
          ...upgrade('待区复核', null, []),
          ledger: ['资金占用 1,500.00', '占用释放 1,500.00'],
          because: 'certificate',
        },
      ],
      async play(story) {
        const person = await employee(story)
        await story.selfTaught([person])
        const claim = await claimed(story, person)
        await story.approve(claim)
        await revoke(story, claim)
        return [claim]
      },
    },
    {
      title: '失业保险基金没有额度',
      happened: '区里失业保险基金当年的额度用完，就业补助资金还有余。',
      owed: '本人1,500.00元，等失业保险基金追加',
      why: '技能提升补贴只能从失业保险基金拨，不能用就业补助资金垫。',
      claims: [upgrade('搁置：本区今年的补贴资金额度不足，等待追加', '1,500.00', [])],
      async play(story) {
        const district = await story.ownDistrict()
        const person = await story.person('enterprise-employee', district)
        await account(story, person)
        await story.walk().does({ login: 'caizheng' }, giveBudget, { district, amount: 1_000_000 })
        await story.selfTaught([person])
        const claim = await claimed(story, person)
        await story.approve(claim, district)
        return [claim]
      },
    },
  ],
}

/** 技能提升补贴 at its edges in time: certified in the year before, applied for in the next. */
export const UPGRADE_TIMES: Chapter = {
  title: '技能提升补贴的期限',
  begin: '2023-03-06',
  situations: [
    {
      title: '满12个月的最后一天确认',
      happened: '2023年取证、没有登记账户的职工，到次年同月同日才确认申领。',
      owed: '本人1,500.00元',
      why: '证书核发之日起12个月内申请，次年的同一天还在期限内。',
      claims: [upgraded('1,500.00')],
      async play(story) {
        const person = await employee(story, null)
        await story.selfTaught([person])
        const claim = await claimed(story, person)
        const { until } = (await story.at(claim)).form
        story.until(String(until))
        await fund(story)
        await story.settle()
        await take(story, person, claim, newCard())
        await payUpgrade(story, claim)
        return [claim]
      },
    },
    {
      title: '过了12个月又一天',
      happened: '2023年取证、没有登记账户的职工，过了12个月又一天才来确认。',
      owed: '一分不补',
      why: '超过12个月的不再受理，系统到期办结。',
      claims: [
        {
          ...upgrade('过期未申领', null, []),
          because: 'time-limit',
          clause: '技能提升补贴办法 关于申领期限的规定',
        },
      ],
      async play(story) {
        const person = await employee(story, null)
        await story.selfTaught([person])
        const claim = await claimed(story, person)
        const { until } = (await story.at(claim)).form
        story.until(addDays(String(until) as Story['today'], 1))
        await expect(take(story, person, claim, newCard())).rejects.toMatchObject({ status: 409 })
        await story.settle()
        return [claim]
      },
    },
    {
      title: '次数满了，明年再领',
      happened: '职工2023年三张证书的补贴已到账，年底考取第四张；2024年1月还在证书的12个月期限内。',
      owed: '本人三笔共3,500.00元，2024年1月再得1,000.00元',
      why: '每人每年最多三次；次年次数重新计算，证书没有过期的可以申领。',
      claims: [
        upgraded('1,000.00', '第一张'),
        upgraded('1,500.00', '第二张'),
        upgraded('1,000.00', '第三张'),
        upgraded('1,000.00', '第四张'),
      ],
      async play(story) {
        story.until('2023-06-05')
        const person = await employee(story)
        for (const plan of PLANS) {
          await story.selfTaught([person], plan)
          const last = (await story.claimsFor(person, 'skill-upgrade')).at(-1) as string
          if ((await story.at(last)).state === 'filed') await payUpgrade(story, last)
        }
        story.until('2024-01-08')
        await fund(story)
        await story.settle()
        const claims = await story.claimsFor(person, 'skill-upgrade')
        const fourth = claims.at(-1) as string
        await take(story, person, fourth)
        await payUpgrade(story, fourth)
        return claims
      },
    },
    {
      title: '政策到期以后取证',
      happened: '职工2026年自学考取焊工四级。',
      owed: '一分不补，等新政策公布',
      why: '现有政策执行到2024年12月31日，以后是否延续没有查到，系统不自行延长。',
      claims: [],
      async play(story) {
        story.until('2026-03-02')
        const person = await employee(story)
        await story.selfTaught([person])
        return story.claimsFor(person, 'skill-upgrade')
      },
    },
  ],
}
