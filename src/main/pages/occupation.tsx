import { type Level, levelName } from '../../kernel/value/level.ts'
import { formatYuan } from '../../kernel/value/money.ts'
import { sameOccupation } from '../../kernel/value/occupation.ts'
import { type CivilDate, civilDate, formatDay } from '../../kernel/value/time/civil-date.ts'
import { AssumedMark } from '../../kit/assumed-mark.tsx'
import { Tag, type TagTone } from '../../kit/tag.tsx'
import { inWords } from '../../modules/assessment/rules.ts'
import type { Cell, EditionWord, Entry } from '../../modules/catalogue/rules.ts'
import { OccupationMarks } from '../../modules/occupations/portal/occupation-marks.tsx'
import { DataTable } from '../../portal/kit/data-table.tsx'
import { LinkButton } from '../../portal/kit/link-button.tsx'
import { PageHeading } from '../../portal/kit/page-heading.tsx'
import { Panel } from '../../portal/kit/panel.tsx'
import { DayText } from '../../portal/kit/text/day-text.tsx'
import { notFound, page } from '../../portal/page.ts'
import { type Conditions, type OccupationData, occupationData, termOf } from './occupation-data.ts'

const TONES: Record<string, TagTone> = { 非常紧缺: 'brick', 紧缺: 'warn', 一般紧缺: 'plain' }

/** /occupations/{code or name}: all that the city knows of an occupation on one page (职业详情). */
export const occupationPage = page<OccupationData>({
  path: '/occupations/{key}',
  title: ({ name }) => name,
  section: 'catalogue',
  trail: [
    { title: '紧缺目录', href: '/subsidy/catalog' },
    { title: '职业名录', href: '/occupations' },
  ],
  load: async (visit) =>
    (await occupationData(visit.params.key ?? '', visit)) ??
    notFound('职业名录和紧缺职业目录里都没有这个职业'),
  view: (data) => (
    <div className="occupation">
      <PageHeading title={data.name}>
        {data.register?.code ? `职业编码 ${data.register.code}。` : '职业编码未查到。'}
        {!data.today && `这里是${formatDay(data.on)}的情况。`}
      </PageHeading>
      <Standing data={data} />
      <Levels data={data} />
      {data.conditions && <ConditionsPanel conditions={data.conditions} />}
      {data.today && <Training data={data} />}
      {data.today && <Exams data={data} />}
      <History words={data.history} />
      <Origin data={data} />
    </div>
  ),
})

const Standing = ({ data: { register, now } }: { data: OccupationData }) => (
  <dl className="pairs card pad">
    <div>
      <dt>紧缺程度</dt>
      <dd>{now ? <Demand word={now} /> : '这一天没有施行中的目录'}</dd>
    </div>
    <div>
      <dt>标注</dt>
      <dd>{register ? <OccupationMarks occupation={register} none="无" /> : '不在职业名录，无标注'}</dd>
    </div>
    {register && register.majors.length > 0 && (
      <div>
        <dt>相关专业</dt>
        <dd>
          {register.majors.join('、')}
          <small className="muted">（{register.majorsSource}）</small>
        </dd>
      </div>
    )}
    {register && register.groups.length > 0 && (
      <div>
        <dt>所属类别</dt>
        <dd>
          {register.groups
            .filter(({ name }) => name !== '' && name !== register.name)
            .map(({ name }) => name)
            .join(' › ')}
        </dd>
      </div>
    )}
  </dl>
)

/** What an edition says of the occupation, each 工种 by its name; where it is silent, whether that means anything. */
const Demand = ({ word: { edition, entries } }: { word: EditionWord }) =>
  entries.length === 0 ? (
    SILENT[edition.data.known]
  ) : (
    <span className="tags">
      {entries.map((entry) => (
        <span key={entry.name}>
          {entries.length > 1 && `${entry.name} `}
          {entry.demand ? (
            <Tag tone={TONES[entry.demand] ?? 'plain'}>{entry.demand}</Tag>
          ) : (
            '列入目录，程度未查到'
          )}
          {entry.demandAssumed && <AssumedMark />}
        </span>
      ))}
    </span>
  )

const SILENT = {
  all: '没有列入',
  part: '没有查到（只收录了这一版的部分职业）',
  none: '没有查到（这一版的名单未收录）',
}

const Levels = ({ data: { pays, levels, name, now } }: { data: OccupationData }) => (
  <Panel
    title="各等级和补贴"
    more={{
      title: '算一算我能领多少',
      href: `/subsidy/calc?occupation=${encodeURIComponent(pays[0]?.entry.name ?? name)}`,
    }}
  >
    {pays.map(({ entry, levels: entitled }) => (
      <DataTable
        key={entry.name}
        caption={`${entry.name}：培训费补贴（元）`}
        columns={[
          { title: '等级', show: (level: Level) => levelName(level) },
          { title: '120 课时标准', figures: true, show: (level: Level) => cellText(entry.cells[120][level]) },
          { title: '80 课时标准', figures: true, show: (level: Level) => cellText(entry.cells[80][level]) },
          {
            title: '企业职工上满 120 课时可补',
            figures: true,
            show: (level: Level) => {
              const amount = entitled.find((one) => one.level === level)?.entitled
              return amount == null ? '—' : yuan(formatYuan(amount))
            },
          },
        ]}
        rows={shownLevels(entry)}
        rowKey={String}
        empty={<p>目录没有给出这个职业的金额。</p>}
      />
    ))}
    {pays.some(({ entry }) => entry.amountsAssumed) && (
      <p>
        <AssumedMark /> 金额不是这一版目录自己公布的，以主管部门公布为准。
      </p>
    )}
    {pays.length === 0 && (
      <p>
        {now && now.edition.data.known !== 'all' && '这一版目录只收录了一部分，没有查到这个职业。'}
        没有列入目录的职业没有培训费补贴。{levelsSentence(levels)}
      </p>
    )}
  </Panel>
)

const shownLevels = (entry: Entry): Level[] =>
  ([5, 4, 3, 2, 1, 'special'] as const).filter(
    (level) => level !== 'special' || entry.cells[120].special.kind !== 'unknown',
  )

const yuan = (text: string): string => text.replace(/\.00$/, '')

function cellText(cell: Cell): string {
  if (cell.kind === 'amount') return yuan(formatYuan(cell.amount))
  return { notInStandard: '不设这一级', notSubsidised: '不补贴', unknown: '未公布' }[cell.kind]
}

function levelsSentence(levels: OccupationData['levels']): string {
  const has = levels.filter((one) => one.has)
  return has.length === 0
    ? '它设哪些等级没有查到。'
    : `它设有${has.map(({ level }) => levelName(level)).join('、')}。`
}

const ConditionsPanel = ({ conditions }: { conditions: Conditions }) => (
  <Panel title="报考条件" more={{ title: '看考试计划', href: '/assess/plans' }}>
    <p>
      {conditions.own ? '按本职业的国家标准' : '没有收录本职业自己的标准，按通用条件'}：{conditions.name}，
      {termOf(conditions)}
      {conditions.successor &&
        `，${formatDay(conditions.successor.from)}起由${conditions.successor.name}代替`}
      。每个等级符合任何一条就可以报。
      {conditions.status === 'assumed' && <AssumedMark />}
    </p>
    {conditions.levels.map(({ level, alternatives, href }) => (
      <details key={String(level)} className="fold">
        <summary>{levelName(level)}</summary>
        <ul className="dots">
          {alternatives.map((one) => (
            <li key={inWords(one)}>{inWords(one)}</li>
          ))}
        </ul>
        {href && (
          <p>
            <a href={href}>依据</a>
          </p>
        )}
      </details>
    ))}
  </Panel>
)

const Training = ({ data: { trainers, classes, name } }: { data: OccupationData }) => (
  <Panel
    title="谁在培训"
    more={{
      title: '看全部机构',
      href: `/learn/providers?occupation=${encodeURIComponent(name)}&agreed=true`,
    }}
  >
    <DataTable
      caption={`协议有效、能教${name}的机构，共 ${trainers.total} 家`}
      columns={[
        { title: '机构', show: (one) => <a href={`/learn/providers/${one.id}`}>{one.name}</a> },
        {
          title: '能教的等级',
          show: (one) =>
            one.training.find(({ occupation }) => sameOccupation(occupation, name))?.levelText ?? '—',
        },
        {
          title: '区',
          show: (one) => trainers.districts.find(({ code }) => code === one.district)?.name ?? '',
        },
      ]}
      rows={trainers.items.slice(0, 5)}
      rowKey={({ id }) => id}
      empty={<p>现在没有机构有这个职业的补贴培训协议。</p>}
    />
    <DataTable
      caption={`正在开和将要开的班，共 ${classes.total} 个`}
      columns={[
        {
          title: '班次',
          show: (one) => (
            <a href={`/learn/classes/${one.id}`}>
              {one.occupation} {one.levelText}
            </a>
          ),
        },
        { title: '开课', show: (one) => <DayText day={civilDate(one.startsOn)} /> },
        { title: '机构', show: (one) => one.provider.name },
      ]}
      rows={classes.items.slice(0, 5)}
      rowKey={({ id }) => id}
      empty={<p>现在没有这个职业的班。</p>}
    />
    <p>
      <LinkButton href={`/learn/classes?occupation=${encodeURIComponent(name)}`} tone="ghost">
        找这个职业的班
      </LinkButton>
    </p>
  </Panel>
)

const Exams = ({ data: { exams } }: { data: OccupationData }) => (
  <Panel title="近期考试" more={{ title: '看全部考试', href: '/assess/plans' }}>
    <DataTable
      caption="正在报名的考试"
      captionHidden
      columns={[
        {
          title: '考试',
          show: (one) => (
            <a href={`/assess/plans/${one.id}`}>
              {one.occupation} {levelName((one.level === 'special' ? 'special' : Number(one.level)) as Level)}
            </a>
          ),
        },
        { title: '日期', show: (one) => <DayText day={one.heldOn as CivilDate} /> },
        { title: '考点', show: (one) => one.place },
        { title: '评价机构', show: (one) => one.assessor },
      ]}
      rows={exams}
      rowKey={({ id }) => id}
      empty={<p>现在没有这个职业正在报名的考试。</p>}
    />
  </Panel>
)

const History = ({ words }: { words: readonly EditionWord[] }) => (
  <Panel title="历年紧缺程度">
    <DataTable
      caption="各版目录怎么说"
      captionHidden
      columns={[
        { title: '目录', show: ({ edition }: EditionWord) => edition.name, head: true },
        { title: '施行', show: ({ edition }: EditionWord) => termOf(edition) },
        { title: '紧缺程度', show: (word: EditionWord) => <Demand word={word} /> },
      ]}
      rows={words}
      rowKey={({ edition }) => edition.id}
      empty={<p>这一天以前没有收录的目录。</p>}
    />
  </Panel>
)

const Origin = ({ data: { register, now } }: { data: OccupationData }) => (
  <div className="muted">
    {register?.batch && (
      <p>
        {register.batch.stage === 'proposed' ? '正在公示' : '公布'}：{register.batch.document}（
        {formatDay(register.batch.from as CivilDate)}）。
      </p>
    )}
    {register?.doubts.map((doubt) => (
      <p key={doubt}>编码存疑：{doubt}。</p>
    ))}
    {register?.classification && (
      <p>
        职业分类：{register.classification.source}。
        {register.classification.status === 'assumed' && <AssumedMark />}
      </p>
    )}
    {now && <p>目录来源：{now.edition.source}。</p>}
  </div>
)
