import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { downloaded, notFound, page } from '../../../portal/page.ts'
import { ComparedLines } from '../kit/compared.tsx'
import { readOriginal } from '../verbs/original.ts'
import { compareVersions, readVersion } from '../verbs/versions.ts'

type Compared = z.infer<typeof compareVersions.output> & { document: string }
type Version = z.infer<typeof readVersion.output> & { document: string }

const WHOLE = /^[1-9]\d{0,3}$/

/** The signed original of a version, to keep. */
export const originalPage = page<null>({
  path: '/policy/{document}/versions/{version}/original',
  title: '签发原件',
  section: 'policy',
  async load({ perform, params: { document = '', version = '' } }) {
    if (!WHOLE.test(version)) return notFound('没有这一版')
    return downloaded(await perform(readOriginal, { id: document, version: Number(version) }))
  },
  view: () => null,
})

/** /policy/{document}/versions/{version}: one signed version in full. */
export const versionPage = page({
  path: '/policy/{document}/versions/{version}',
  title: (one: Version) => `${one.title}（第${one.version}版）`,
  section: 'policy',
  trail: (one: Version) => [
    { title: '政策文件', href: '/policy' },
    { title: one.title, href: `/policy/${one.document}` },
  ],
  async load({ perform, params: { document = '', version = '' } }) {
    if (!WHOLE.test(version)) return notFound('没有这一版')
    return { ...(await perform(readVersion, { id: document, version: Number(version) })), document }
  },
  view: (one: Version) => (
    <>
      <PageHeading title={`${one.title}（第${one.version}版）`}>
        {one.issuer}
        {one.documentNumber ? `，${one.documentNumber}` : ''}。{days(one)}。
      </PageHeading>
      {one.preamble && <p className="wording">{one.preamble}</p>}
      {one.articles.map(({ anchor, label, chapter, title, text }, index) => (
        <div key={anchor}>
          {chapter && chapter !== one.articles[index - 1]?.chapter && <h2>{chapter}</h2>}
          <section id={`art-${anchor}`} className="card pad article">
            <h3>
              {label} {title}
            </h3>
            <p className="wording">{text}</p>
          </section>
        </div>
      ))}
      {one.annex && <p className="wording">{one.annex}</p>}
    </>
  ),
})

/** /policy/{document}/compare?before=1&after=2: 沿革对照. */
export const comparePage = page({
  path: '/policy/{document}/compare',
  title: (one: Compared) => `${one.after.title}：新旧对照`,
  section: 'policy',
  trail: (one: Compared) => [
    { title: '政策文件', href: '/policy' },
    { title: one.after.title, href: `/policy/${one.document}` },
  ],
  async load({ perform, params: { document = '' }, query: { before = '', after = '' } }) {
    if (!WHOLE.test(before) || !WHOLE.test(after)) return notFound('请从文件页选择要对照的两版')
    const asked = { id: document, before: Number(before), after: Number(after) }
    return { ...(await perform(compareVersions, asked)), document }
  },
  view: ({ before, after, lines }: Compared) => (
    <>
      <PageHeading title={`${after.title}：新旧对照`}>
        {lines.length} 条，{lines.filter(({ kind }) => kind !== 'same').length} 处有变化。
      </PageHeading>
      <ComparedLines lines={lines} before={nameOf(before)} after={nameOf(after)} />
    </>
  ),
})

const nameOf = (end: { version: number; from: string; to: string | null }): string =>
  `第${end.version}版（${days(end)}）`

const days = ({ from, to }: { from: string; to: string | null }): string =>
  `${formatDay(from as CivilDate)}起${to ? `，${formatDay(to as CivilDate)}止` : ''}`
