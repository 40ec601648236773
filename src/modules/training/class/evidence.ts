import { type CaseFile, type Comparison, type Evidence, NO_EVIDENCE } from '../../../kernel/case/index.ts'
import { taughtText } from '../../../kernel/value/course-kind.ts'
import { levelName } from '../../../kernel/value/level.ts'
import { sameOccupation } from '../../../kernel/value/occupation.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { allows, may, type VerbContext } from '../../../kernel/verb/index.ts'
import { catalogueKind, entryOf } from '../../catalogue/index.ts'
import { courseOn } from '../../occupations/rules.ts'
import {
  agreementOn,
  organisationById,
  organisationsByIds,
  rectifyingOn,
  scopeOn,
  venuesOf,
} from '../../organisations/index.ts'
import { GROUPS, peopleByIds, type SubsidyGroup, standingOn, standings } from '../../people/index.ts'
import { weekdayName } from '../attendance/timetable.ts'
import { equipmentCompared } from '../equipment/compare.ts'
import { timeText } from '../lessons/in-two-places.ts'
import { teacherElsewhere } from '../listing/store.ts'
import { readDays, readTrainees, type Trainee } from '../roster/store.ts'
import { readClassByNumber, type TrainingClass } from '../store.ts'
import { entryOfTeacher } from '../teachers/named.ts'
import { EMPLOYMENTS, qualificationsText, shownTeacher, type Teacher } from '../teachers/teacher.ts'
import { MODES } from './class-names.ts'
import { comparedGroup } from './trainee-standing.ts'

/** What the provider declared beside what the registers say, for whoever reviews a filing (申报与权威数据对照). */
export async function classEvidence(ctx: VerbContext, file: CaseFile): Promise<Evidence> {
  const one = await readClassByNumber(ctx.db, file.number)
  if (!one) return NO_EVIDENCE
  const trainees = await readTrainees(ctx.db, one.id)
  const days = await readDays(ctx.db, one.id)
  const compared = await comparedRoster(ctx, one, trainees)
  return {
    comparisons: [
      ...(await providerLines(ctx, one)),
      one.course ? await courseLine(ctx, one) : await catalogueLine(ctx, one),
      await teacherLine(ctx, one, days),
      ...(await venueLines(ctx, one, trainees.length)),
      await rosterLine(ctx, trainees, compared),
    ],
    tabs: [
      {
        key: 'class',
        title: '班次',
        kind: 'facts',
        facts: [
          { label: '职业等级', text: taughtText(one) },
          { label: '课时', text: `${one.hours} 课时，每天 ${one.hoursPerDay} 课时` },
          { label: '授课方式', text: MODES[one.mode] },
          {
            label: '按职业培训包组织',
            text: one.byPackage === null ? '备案没有写' : one.byPackage ? '是' : '不是',
          },
          {
            label: '上课时间',
            text: `${formatDay(one.startsOn)}至${formatDay(one.endsOn)}，每天 ${timeText(one.at)}`,
          },
          { label: '教学地点', text: one.place },
          { label: '任课教师', text: shownTeacher({ name: one.teacher, person: one.teacherPerson }) },
        ],
      },
      {
        key: 'roster',
        title: `名册（${trainees.length} 人）`,
        kind: 'table',
        columns: ['行', '姓名', '证件号码', '名册填报', '登记显示', '用人单位', '备注', '核验'],
        rows: await rosterRows(ctx, trainees, compared),
      },
      {
        key: 'timetable',
        title: `课表（${days.length} 天）`,
        kind: 'table',
        columns: ['日期', '星期', '时间', '课时', '内容', '教师', '地点'],
        rows: days.map(({ day, lessons, topic, at, teacher, teacherPerson, place }) => [
          formatDay(day),
          weekdayName(day),
          timeText(at),
          String(lessons),
          topic,
          teacher ? shownTeacher({ name: teacher, person: teacherPerson }) : one.teacher,
          place ?? one.place,
        ]),
      },
    ],
    documents: allows(may('ledger.read'), ctx.actor)
      ? [{ title: '由这个班而来的每一笔钱', href: `/work/money-from/${one.number}` }]
      : [],
  }
}

async function providerLines(ctx: VerbContext, one: TrainingClass): Promise<Comparison[]> {
  const provider = await organisationById(ctx.db, one.provider)
  const agreement = await agreementOn(ctx.db, one.provider, one.filedOn)
  const rectifying = await rectifyingOn(ctx.db, one.provider, ctx.today)
  const scope = await scopeOn(ctx.db, one.provider, 'training', one.filedOn)
  const own = scope.find(({ occupation }) => sameOccupation(occupation, one.occupation))
  return [
    line('补贴培训协议', provider?.name ?? '', '机构协议登记', Boolean(agreement), {
      found: agreement ? `${agreement.number}，有效至${formatDay(agreement.to)}` : '备案当日没有有效协议',
    }),
    line('培训范围', taughtText(one), '机构范围登记', Boolean(own?.levels.includes(one.level)), {
      found: own ? `${own.occupation} ${own.levels.map(levelName).join('、')}` : '没有核准这个职业',
    }),
    line('整改情况', '不在整改期', '整改函登记', !rectifying, {
      found: rectifying ? `${rectifying.letter}，${formatDay(rectifying.from)}起` : '不在整改期',
    }),
  ]
}

/** 安全技能、创业: what the city's list of courses says in place of the catalogue. */
async function courseLine(ctx: VerbContext, one: TrainingClass): Promise<Comparison> {
  const course = courseOn(await ctx.standards(), one.filedOn, one.occupation)
  return {
    ...line('课程', taughtText(one), '目录外课程标准', Boolean(course), {
      found: course
        ? `不少于 ${course.lessons} 课时，一班不超过 ${course.mostTrainees} 人`
        : '课程标准里没有这门课',
    }),
    ...(course
      ? { result: 'attention' as const, note: '课程、课时、人数没有查到公开文本，按推定；补贴按培训项目结算' }
      : {}),
  }
}

async function catalogueLine(ctx: VerbContext, one: TrainingClass): Promise<Comparison> {
  const catalogue = (await ctx.standards()).inForce(catalogueKind, one.filedOn)
  const entry = catalogue && entryOf(catalogue, one.occupation)
  const assumed = entry?.amountsAssumed || entry?.demandAssumed
  return {
    ...line('目录版本', `${formatDay(one.filedOn)}备案`, '紧缺职业目录', Boolean(entry), {
      found: catalogue
        ? `${catalogue.name}${entry?.demand ? `：${entry.demand}` : ''}`
        : '当日没有施行的目录',
    }),
    ...(entry && assumed
      ? { result: 'attention' as const, note: '这一版目录的金额或紧缺程度沿用前版（推定）' }
      : {}),
  }
}

const registeredText = (entry: Teacher): string =>
  `登记${EMPLOYMENTS[entry.employment]}，${qualificationsText(entry)}，可任教${entry.occupations.join('、')}`

async function teacherLine(
  ctx: VerbContext,
  one: TrainingClass,
  days: readonly { day: TrainingClass['startsOn'] }[],
): Promise<Comparison> {
  const count = await teacherElsewhere(
    ctx.db,
    { name: one.teacher, person: one.teacherPerson },
    days.map(({ day }) => day),
    one.id,
  )
  const entry = await entryOfTeacher(ctx.db, one.provider, one.teacherPerson, {
    from: one.startsOn,
    to: one.endsOn,
  })
  return {
    item: '师资',
    declared: one.teacher,
    authoritative: `${entry ? registeredText(entry) : '没有登记'}；${count > 0 ? `同一天还在另外 ${count} 个班任课` : '没有同一天的其他班'}`,
    source: '教师登记、班次课表',
    trust: 'C',
    result: count > 0 || !entry ? 'attention' : 'ok',
    note: !entry
      ? '只写了姓名，没有登记，请核对资格和是不是同一个人'
      : count > 0
        ? '上课时间不重叠；路上来不来得及请核对'
        : null,
  }
}

/**
 * The venue as it is registered: how many it holds, beside the roster (场地容量). That a place is none of the registered ones was
 * noticed when the class was filed.
 */
async function venueLines(ctx: VerbContext, one: TrainingClass, trainees: number): Promise<Comparison[]> {
  const venue = (await venuesOf(ctx.db, one.provider)).find(({ name }) => name === one.place)
  if (!venue) return []
  const fits = venue.holds >= trainees
  const equipment = equipmentCompared(await ctx.standards(), venue, {
    occupation: one.occupation,
    level: one.level,
    trainees,
    on: one.filedOn,
  })
  return [
    ...equipment,
    {
      item: '教学场地',
      declared: `${one.place}，${trainees} 人`,
      authoritative: `登记容纳 ${venue.holds} 人，${venue.address}`,
      source: '机构场地登记',
      trust: 'B',
      result: fits ? 'ok' : 'bad',
      note: fits ? null : '坐不下，请一次告知补正',
    },
  ]
}

interface ComparedTrainee {
  registered: string
  /** What excludes, or contradicts what was declared. */
  blocks: string[]
  doubts: string[]
}

/** What the registers say now of everybody on the roster, beside what the provider declared (名册与登记对照). */
async function comparedRoster(
  ctx: VerbContext,
  one: TrainingClass,
  trainees: readonly Trainee[],
): Promise<Map<string, ComparedTrainee>> {
  const known = await standings(
    ctx,
    trainees.map(({ person }) => person),
    one.startsOn,
  )
  return new Map(
    trainees.map(({ person, group, employer }) => {
      const stands = known.get(person) ?? standingOn([], one.startsOn)
      const { registered, blocks, doubt } = comparedGroup(group as SubsidyGroup, employer, stands)
      return [
        person,
        {
          registered: registered || '没有查到',
          blocks: [
            ...(blocks ? [blocks] : []),
            ...(stands.deceased ? ['登记显示已死亡'] : []),
            ...(stands.custody ? ['登记显示在押或服刑'] : []),
            ...(stands.pupil ? ['登记显示为初级、高级中学在校生'] : []),
            ...(stands.retired ? ['已退休或已到法定退休年龄'] : []),
          ],
          doubts: [
            ...(doubt ? [doubt] : []),
            ...(stands.retirementOpen ? ['已到女职工较早一档退休年龄，岗位不详'] : []),
            ...stands.contradictions.map(
              ({ declared, registered: said }) => `自报“${declared.text}”，${said.source}显示“${said.text}”`,
            ),
          ],
        },
      ]
    }),
  )
}

async function rosterLine(
  ctx: VerbContext,
  trainees: readonly Trainee[],
  compared: ReadonlyMap<string, ComparedTrainee>,
): Promise<Comparison> {
  const people = await peopleByIds(
    ctx,
    trainees.map(({ person }) => person),
  )
  const blocked = trainees.filter(({ person }) => (compared.get(person)?.blocks.length ?? 0) > 0).length
  const marked = trainees.filter(
    ({ person, attention }) => attention.length > 0 || (compared.get(person)?.doubts.length ?? 0) > 0,
  ).length
  return {
    item: '名册核验',
    declared: `${trainees.length} 人`,
    authoritative:
      blocked > 0
        ? `${blocked} 行与登记矛盾或不能参加`
        : marked === 0
          ? '逐行核验无疑点'
          : `${marked} 行有疑点`,
    source: '人员、就业、参保、学籍、人口登记',
    trust: 'A',
    result: blocked > 0 ? 'bad' : marked === 0 ? 'ok' : 'attention',
    note: blocked + marked === 0 ? null : '见“名册”一栏',
    each: trainees.flatMap((one) => {
      const found = foundIn(one, compared)
      const name = people.get(one.person)?.maskedName ?? ''
      return found.length > 0 ? [`名册第 ${one.line} 行 ${name}：${found.join('；')}`] : []
    }),
  }
}

async function rosterRows(
  ctx: VerbContext,
  trainees: readonly Trainee[],
  compared: ReadonlyMap<string, ComparedTrainee>,
): Promise<string[][]> {
  const people = await peopleByIds(
    ctx,
    trainees.map(({ person }) => person),
  )
  const employers = await organisationsByIds(
    ctx.db,
    trainees.flatMap(({ employer }) => (employer ? [employer] : [])),
  )
  return trainees.map((one) => [
    String(one.line),
    people.get(one.person)?.maskedName ?? '',
    people.get(one.person)?.maskedIdNumber ?? '',
    GROUPS[one.group as SubsidyGroup],
    compared.get(one.person)?.registered ?? '',
    one.employer ? (employers.get(one.employer)?.name ?? '') : '',
    one.note,
    foundIn(one, compared).join('；') || '无疑点',
  ])
}

/** What was found wrong or doubtful in a row of the roster. */
const foundIn = (one: Trainee, compared: ReadonlyMap<string, ComparedTrainee>): string[] => [
  ...new Set([
    ...(compared.get(one.person)?.blocks ?? []),
    ...(compared.get(one.person)?.doubts ?? []),
    // Found when the roster was read, with its line; found again today, it is one doubt and not two.
    ...one.attention.map((text) => text.replace(new RegExp(`^名册第 ${one.line} 行`), '')),
  ]),
]

const line = (
  item: string,
  declared: string,
  source: string,
  ok: boolean,
  { found }: { found: string },
): Comparison => ({
  item,
  declared,
  authoritative: found,
  source,
  trust: 'A',
  result: ok ? 'ok' : 'bad',
  note: null,
})
