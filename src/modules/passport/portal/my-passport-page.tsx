import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { Tag } from '../../../kit/tag.tsx'
import { Button } from '../../../portal/kit/button.tsx'
import { HiddenField } from '../../../portal/kit/field/hidden-field.tsx'
import { SelectField } from '../../../portal/kit/field/select-field.tsx'
import { Form } from '../../../portal/kit/form/form.tsx'
import { LinkButton } from '../../../portal/kit/link-button.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { Panel } from '../../../portal/kit/panel.tsx'
import { downloaded, page, redirect } from '../../../portal/page.ts'
import { myPassport, myPassportFile } from '../verbs/my-passport.ts'
import { sharePassport, withdrawPassport } from '../verbs/share-passport.ts'
import { EntriesView } from './entries-view.tsx'

type Mine = z.output<typeof myPassport.output>

/** /my/passport: the visitor's skill passport, its files, and who may look at it until when (技能护照). */
export const myPassportPage = page<Mine>({
  path: '/my/passport',
  title: '技能护照',
  section: 'my',
  who: 'passport.share',
  personal: true,
  trail: [{ title: '我的', href: '/my' }],
  load: ({ perform }) => perform(myPassport, {}),
  view: (mine) => (
    <>
      <PageHeading title="技能护照">
        {mine.name}的证书、获奖、荣誉和培训在一页上，可以发给用人单位看。
      </PageHeading>
      <EntriesView {...mine} all />
      <p className="row">
        <LinkButton href="/my/passport/passport.pdf">下载 PDF</LinkButton>
        <LinkButton href="/my/passport/passport.jsonld" tone="ghost">
          下载 JSON-LD
        </LinkButton>
      </p>
      <Panel title="分享给别人">
        <p>不含证件号码和成绩。到期就打不开，您可以随时收回，每次打开都记在下面。</p>
        <Form action="share" label="分享技能护照">
          <SelectField name="days" label="能看多久" value="7" options={DAYS} />
          <SelectField name="parts" label="给看什么" value="all" options={PARTS} />
          <Button>生成分享链接</Button>
        </Form>
        <Links links={mine.links} />
      </Panel>
    </>
  ),
  actions: {
    async share({ perform, form }) {
      const asked = { days: Number(form.days) || 0, trainings: form.parts !== 'certificates' }
      const { code } = await perform(sharePassport, asked)
      return redirect(`/my/passport#link-${code}`)
    },
    async withdraw({ perform, form }) {
      await perform(withdrawPassport, { code: form.code ?? '' })
      return redirect('/my/passport')
    },
  },
})

const DAYS = [
  { value: '1', label: '只今天' },
  { value: '7', label: '7 天' },
  { value: '30', label: '30 天' },
  { value: '180', label: '180 天' },
]
const WHOLE = '证书、获奖、荣誉和培训'
const ONLY = '只有证书'
const PARTS = [
  { value: 'all', label: WHOLE },
  { value: 'certificates', label: ONLY },
]
const STATES = { open: '可以打开', ended: '已到期', withdrawn: '已收回' } as const

const Links = ({ links }: Pick<Mine, 'links'>) =>
  links.length === 0 ? null : (
    <ul className="shares" aria-label="分享过的链接">
      {links.map((one) => (
        <li key={one.code} id={`link-${one.code}`}>
          <p>
            <Tag tone={one.state === 'open' ? 'ok' : 'plain'}>{STATES[one.state]}</Tag> 到{' '}
            {formatDay(one.endsOn as CivilDate)} 为止，{one.trainings ? WHOLE : ONLY}
          </p>
          {one.state === 'open' && <code>{one.address}</code>}
          <p className="muted">{opened(one.openings)}</p>
          {one.state === 'open' && (
            <Form action="withdraw" label={`收回到 ${formatDay(one.endsOn as CivilDate)} 的链接`}>
              <HiddenField name="code" value={one.code} />
              <Button tone="bad">收回</Button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  )

const opened = (openings: readonly string[]): string =>
  openings.length === 0 ? '还没有被打开过' : `被打开过：${openings.map((at) => formatMoment(at)).join('、')}`

/** The visitor's passport as a file. */
const filePage = (kind: 'pdf' | 'jsonld') =>
  page<null>({
    path: `/my/passport/passport.${kind}`,
    title: `技能护照 ${kind}`,
    who: 'my.read',
    personal: true,
    load: async ({ perform }) => downloaded(await perform(myPassportFile, { kind })),
    view: () => null,
  })
export const passportFiles = [filePage('pdf'), filePage('jsonld')]
