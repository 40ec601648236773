import { LEVEL_CHOICES } from '../../../kernel/value/level.ts'
import { AssumedMark } from '../../../kit/assumed-mark.tsx'
import { Tag, type TagTone } from '../../../kit/tag.tsx'
import { Button } from '../../../portal/kit/button.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { DateField } from '../../../portal/kit/field/date-field.tsx'
import { SelectField } from '../../../portal/kit/field/select-field.tsx'
import { TextField } from '../../../portal/kit/field/text-field.tsx'
import { Notice } from '../../../portal/kit/notice.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { page, type Texts } from '../../../portal/page.ts'
import { EDUCATION_KINDS } from '../eligibility/condition.ts'
import { SCHOOLS } from '../eligibility/words.ts'
import { askLevels, type LevelsAnswer, myLevels } from '../verbs/levels.ts'

type Level = LevelsAnswer['levels'][number]

interface Props {
  asked: Texts
  answer: LevelsAnswer | null
  wrong: readonly string[]
}

const TONES: Record<Level['standing'], { tone: TagTone; text: string }> = {
  yes: { tone: 'ok', text: '可以报' },
  later: { tone: 'warn', text: '还要等' },
  no: { tone: 'plain', text: '还缺条件' },
  unknown: { tone: 'plain', text: '没有公布' },
}

/** Each level with whether it can be sat, from when, and why (能报几级). */
const Levels = ({ answer }: { answer: LevelsAnswer }) => (
  <>
    <h2>{answer.occupation}：能报几级</h2>
    <DataTable
      caption="能报几级"
      captionHidden
      rows={answer.levels}
      rowKey={({ level }) => level}
      columns={[
        { title: '等级', show: ({ name }: Level) => name },
        {
          title: '现在',
          show: ({ standing }: Level) => <Tag tone={TONES[standing].tone}>{TONES[standing].text}</Tag>,
        },
        { title: '什么时候', show: ({ says }: Level) => says },
        {
          title: '为什么',
          show: ({ reasons }: Level) => (
            <ul>
              {reasons.map(({ text, clause, assumed }) => (
                <li key={text}>
                  {text}（{clause}）{assumed && <AssumedMark />}
                </li>
              ))}
            </ul>
          ),
        },
      ]}
      empty={null}
    />
    <p>“什么时候”按现在的工作一直做下去、其他不变来算；换了工作、取得证书以后会变。</p>
  </>
)

const Wrong = ({ wrong }: Pick<Props, 'wrong'>) =>
  wrong.length === 0 ? null : (
    <Notice tone="warn" title="还算不出来">
      <p>{wrong.join('；')}。</p>
    </Notice>
  )

/** What a verb refused is told on the page; a page that is only read throws nothing for it. */
async function tried(
  asked: Texts,
  needed: readonly string[],
  ask: () => Promise<LevelsAnswer>,
): Promise<Pick<Props, 'answer' | 'wrong'>> {
  if (needed.some((name) => !asked[name])) return { answer: null, wrong: [] }
  try {
    return { answer: await ask(), wrong: [] }
  } catch (error) {
    const problem = error as { status?: number; title?: string; fields?: readonly { message: string }[] }
    if (problem.status !== 422 && problem.status !== 400) throw error
    const fields = problem.fields?.map(({ message }) => message) ?? []
    return { answer: null, wrong: fields.length > 0 ? fields : [problem.title ?? '填写有误'] }
  }
}

const cleaned = (query: Texts, names: readonly string[]): Texts =>
  Object.fromEntries(
    names.flatMap((name) => {
      const text = (query[name] ?? '').trim().slice(0, 60)
      return text === '' ? [] : [[name, text]]
    }),
  )

const QUESTIONS = ['occupation', 'born', 'workFrom', 'certificate', 'certificateOn', 'education'] as const

/** /assess/levels: which level one may sit, by a few questions, before anybody signs in. */
export const askLevelsPage = page<Props>({
  path: '/assess/levels',
  title: '我能报几级',
  section: 'assess',
  sitemap: true,
  description: '答几个问题，看职业技能等级能报几级；不够的说还差什么、哪天起可以报。',
  async load({ perform, query }) {
    const asked = cleaned(query, QUESTIONS)
    const ask = () => perform(askLevels, asked as { occupation: string; born: string })
    return { asked, ...(await tried(asked, ['occupation', 'born'], ask)) }
  },
  view: ({ asked, answer, wrong }) => (
    <>
      <PageHeading title="我能报几级">
        答几个问题就知道，不用登录，也不保存。登录以后按登记的工作、证书、学历算，
        <a href="/my/levels">更准</a>。
      </PageHeading>
      <form className="card pad form" action="/assess/levels" aria-label="能报几级">
        <TextField
          name="occupation"
          label="职业"
          hint="写全名，例如：焊工"
          value={asked.occupation ?? ''}
          maxLength={60}
        />
        <DateField name="born" label="出生日期" value={asked.born ?? ''} />
        <DateField
          name="workFrom"
          label="从哪天起做这个职业或相关职业"
          hint="中间没有断；没有做过的不填"
          value={asked.workFrom ?? ''}
          optional
        />
        <SelectField
          name="certificate"
          label="已有的最高证书"
          value={asked.certificate ?? ''}
          none="没有"
          options={LEVEL_CHOICES.filter(({ value }) => value !== 'special').map(({ value, text }) => ({
            value,
            label: text,
          }))}
        />
        <DateField name="certificateOn" label="证书的发证日期" value={asked.certificateOn ?? ''} optional />
        <SelectField
          name="education"
          label="本专业或相关专业的学历"
          value={asked.education ?? ''}
          none="没有"
          options={EDUCATION_KINDS.map((value) => ({ value, label: SCHOOLS[value] }))}
        />
        <Button>看能报几级</Button>
      </form>
      <Wrong wrong={wrong} />
      {answer && <Levels answer={answer} />}
    </>
  ),
})

/** /my/levels: the same for oneself, by what the registers know. */
export const myLevelsPage = page<Props>({
  path: '/my/levels',
  title: '我能报几级',
  section: 'my',
  who: 'my.read',
  personal: true,
  trail: [{ title: '我的', href: '/my' }],
  async load({ perform, query }) {
    const asked = cleaned(query, ['occupation'])
    const ask = () => perform(myLevels, { occupation: asked.occupation ?? '' })
    return { asked, ...(await tried(asked, ['occupation'], ask)) }
  },
  view: ({ asked, answer, wrong }) => (
    <>
      <PageHeading title="我能报几级">
        按登记的工作、证书、学历算。登记有不对的，到<a href="/my/facts">我的登记信息</a>申请更正。
      </PageHeading>
      <form className="card pad filters" action="/my/levels" aria-label="能报几级">
        <TextField
          name="occupation"
          label="职业"
          hint="写全名，例如：焊工"
          value={asked.occupation ?? ''}
          maxLength={60}
        />
        <Button>看能报几级</Button>
      </form>
      <Wrong wrong={wrong} />
      {answer && <Levels answer={answer} />}
      {answer && (
        <p>
          <a href="/assess/plans">看考试计划，去报名</a>
        </p>
      )}
    </>
  ),
})
