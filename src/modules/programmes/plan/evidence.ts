import type { CaseFile, Comparison, Evidence } from '../../../kernel/case/index.ts'
import { decisive } from '../../../kernel/decision/decision.ts'
import { formatYuan } from '../../../kernel/value/money.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { organisationsByIds } from '../../organisations/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { classById, taughtText } from '../../training/index.ts'
import { courseOfKind, PROGRAMME_KINDS } from '../kinds.ts'
import { paymentsOfProgramme } from '../pay/store.ts'
import { programmeOn } from '../standard.ts'
import { classesOfProgramme, type Programme, programmeOfCase } from '../store.ts'
import { type Settlement, settlementOf } from './settle.ts'

/** What a programme planned beside what was done, and everybody in it with what is settled for them. */
export async function programmeEvidence(ctx: VerbContext, { number }: CaseFile): Promise<Evidence> {
  const programme = await programmeOfCase(ctx.db, number)
  const names = await organisationsByIds(
    ctx.db,
    [programme.organisation, programme.partner].filter((id) => id !== null),
  )
  const classes = []
  for (const id of await classesOfProgramme(ctx.db, number)) {
    const one = await classById(ctx.db, id)
    if (one) classes.push(one)
  }
  const found = programme.standing === 'planned' ? null : await settlementOf(ctx, number)
  const payments = await paymentsOfProgramme(ctx.db, number)
  return {
    comparisons: found && programme.heldOnline !== null ? compared(found) : [],
    tabs: [
      {
        key: 'plan',
        title: '计划',
        kind: 'facts',
        facts: await planFacts(ctx, programme, (id) => names.get(id)?.name ?? ''),
      },
      ...(classes.length > 0
        ? [
            {
              key: 'classes',
              title: `计入的班 ${classes.length} 个`,
              kind: 'table' as const,
              columns: ['班', '职业', '课时', '日期', '结业'],
              rows: classes.map((one) => [
                one.number,
                taughtText(one),
                `${one.hours}`,
                `${formatDay(one.startsOn)}至${formatDay(one.endsOn)}`,
                one.completedOn ? formatDay(one.completedOn) : '还没有',
              ]),
            },
          ]
        : []),
      ...(found && found.heads.length > 0 ? [await headsTab(ctx, found)] : []),
    ],
    documents: [
      ...classes.map((one) => ({ title: `开班备案 ${one.number}`, href: `/work/cases/${one.number}` })),
      ...payments
        .slice(0, 20)
        .map((one) => ({ title: `拨付 ${one.number}`, href: `/work/cases/${one.number}` })),
    ],
  }
}

async function planFacts(ctx: VerbContext, one: Programme, nameOf: (id: string) => string) {
  const edition = programmeOn(await ctx.standards(), one.kind, one.plannedOn)
  return [
    { label: '培训种类', text: PROGRAMME_KINDS[one.kind] },
    { label: '申报单位', text: nameOf(one.organisation) },
    ...(one.partner ? [{ label: '合作机构', text: nameOf(one.partner) }] : []),
    {
      label: courseOfKind(one.kind) ? '课程' : '职业（工种）、等级',
      text: taughtText({ ...one, course: courseOfKind(one.kind) }),
    },
    { label: '计划人数', text: `${one.heads} 人` },
    { label: '集中授课', text: `${one.hours} 课时，其中线上 ${one.onlineHours} 课时` },
    { label: '每人金额', text: `${formatYuan(one.amountEach)} 元` },
    { label: '日期', text: `${formatDay(one.startsOn)}至${formatDay(one.endsOn)}` },
    ...(edition
      ? [
          {
            label: '要附的材料',
            text: [...edition.data.documents.plan, ...edition.data.documents.settlement].join('、'),
          },
          { label: '标准', text: `${edition.name}${edition.status === 'assumed' ? '（有推定）' : ''}` },
        ]
      : []),
  ]
}

function compared({ programme, heads, facts }: Settlement): Comparison[] {
  const line = (item: string, planned: string, done: string, source: string, same: boolean): Comparison => ({
    item,
    declared: planned,
    authoritative: done,
    source,
    trust: 'B',
    result: same ? 'ok' : 'attention',
    note: same ? null : `计划${planned}，实际${done}`,
  })
  return [
    line(
      '人数',
      `${programme.heads} 人`,
      `${facts.doneHeads} 人`,
      '班级名册、就业登记',
      facts.doneHeads === programme.heads,
    ),
    line(
      '集中授课',
      `${programme.hours} 课时`,
      `${facts.heldHours} 课时`,
      '班级课表',
      facts.heldHours >= programme.hours,
    ),
    line(
      '线上课时',
      `${programme.onlineHours} 课时`,
      `${facts.onlineHours} 课时`,
      '单位填报',
      facts.onlineHours <= programme.onlineHours,
    ),
    ...(heads.length > facts.doneHeads
      ? [
          {
            ...line('不结算的人', '0 人', `${heads.length - facts.doneHeads} 人`, '按人核对', false),
            note: `${heads.length - facts.doneHeads} 人不符合结算条件，见人员表`,
          },
        ]
      : []),
  ]
}

/** Everybody with what is settled for them, or why nothing is. */
async function headsTab(ctx: VerbContext, { heads }: Settlement) {
  const people = await peopleByIds(
    ctx,
    heads.map(({ person }) => person),
  )
  return {
    key: 'heads',
    title: `人员 ${heads.length} 人`,
    kind: 'table' as const,
    columns: ['姓名', '证件号码', '实到课时', '结算', '说明'],
    rows: heads.map(({ person, facts, decision }) => [
      people.get(person)?.maskedName ?? '*',
      people.get(person)?.maskedIdNumber ?? '*',
      `${facts.attendedHours}`,
      decision.value === null ? '不结算' : `${formatYuan(decision.value)} 元`,
      decisive(decision)
        .map(({ found }) => found)
        .filter((text) => text !== null)
        .join('；'),
    ]),
  }
}
