import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Notice } from '../../../portal/kit/notice.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { page } from '../../../portal/page.ts'
import { readDocument } from '../verbs/documents.ts'
import { Status, term } from './term.tsx'

type Document = z.infer<typeof readDocument.output>
type Official = NonNullable<Document['official']>
type Cited = Document['articles'][number]

/** /policy/{document}#art-9: where every clause of a decision leads. */
export const documentPage = page({
  path: '/policy/{document}',
  title: (one: Document) => one.title,
  section: 'policy',
  trail: [{ title: '政策文件', href: '/policy' }],
  load: ({ perform, params }) => perform(readDocument, { id: params.document ?? '' }),
  view: (one: Document) => (
    <>
      <PageHeading title={one.title}>
        {one.issuer}
        {one.number ? `，${one.number}` : ''}。{term(one)}。
      </PageHeading>
      {one.expiry && <Ends expiry={one.expiry} />}
      <p className="muted">
        {one.official
          ? `“概括”是我们写的；“原文”是第${one.official.version}版的文字，以原文为准。`
          : '以下是各条内容的概括，不是原文；以发文机关公布的文本为准。'}
      </p>
      {one.official?.preamble && <p className="wording">{one.official.preamble}</p>}
      {placed(one).map(({ anchor, cited, wording }) => (
        <section key={anchor} id={`art-${anchor}`} className="card pad article">
          <h2>
            {[wording?.label ?? cited?.text.replace(/^\S+ /, ''), titleOf(cited, wording)]
              .filter(Boolean)
              .join(' · ')}
          </h2>
          {cited?.summary && (
            <>
              {wording && <p className="wording-label">概括</p>}
              <p>{cited.summary}</p>
              <Status status={cited.status} />
            </>
          )}
          {wording && (
            <div className="wording">
              <p className="wording-label">原文</p>
              {wording.text}
            </div>
          )}
        </section>
      ))}
      {one.official && <Explained official={one.official} />}
      {one.versions.length > 0 && <Versions one={one} />}
      <p className="muted">来源：{one.sources.length > 0 ? one.sources.join('；') : '未查到'}</p>
    </>
  ),
})

const Ends = ({ expiry: { to, days, resting } }: { expiry: NonNullable<Document['expiry']> }) => (
  <Notice
    tone="warn"
    title={
      days < 0 ? `${formatDay(to as CivilDate)}已失效` : `${formatDay(to as CivilDate)}失效，还有${days}天`
    }
  >
    <p>
      {days < 0
        ? '失效以后的事项不再依据它作出决定；以前的决定不受影响。'
        : '最后一天以后的事项，系统不再依据它作出决定。'}
      {resting.length > 0 && `依据它的标准：${resting.join('、')}。`}
    </p>
  </Notice>
)

interface Placed {
  anchor: string
  cited: Cited | undefined
  wording: Official['articles'][number] | undefined
}

/** Every article once: in the order of the official wording, then what is only summarised. */
function placed({ articles, official }: Pick<Document, 'articles' | 'official'>): Placed[] {
  const cited = new Map(articles.map((one) => [one.article, one]))
  const worded = official?.articles ?? []
  const known = new Set(worded.map(({ anchor }) => anchor))
  return [
    ...worded.map((wording) => ({ anchor: wording.anchor, cited: cited.get(wording.anchor), wording })),
    ...articles
      .filter(({ article }) => !known.has(article))
      .map((one) => ({ anchor: one.article, cited: one, wording: undefined })),
  ]
}

const sizeText = (bytes: number): string =>
  bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`

const titleOf = (cited: Placed['cited'], wording: Placed['wording']): string => {
  const title = wording?.title || cited?.title || ''
  return title === (wording?.label ?? '') ? '' : title
}

const Explained = ({ official: { annex, interpretation, questions } }: { official: Official }) => (
  <>
    {annex && (
      <section className="card pad article">
        <h2>附件</h2>
        <p className="wording">{annex}</p>
      </section>
    )}
    {interpretation && (
      <section className="card pad article" id="interpretation">
        <h2>解读</h2>
        <p className="wording">{interpretation}</p>
      </section>
    )}
    {questions.length > 0 && (
      <section className="card pad article" id="questions">
        <h2>问答</h2>
        {questions.map(({ question, answer }) => (
          <details key={question}>
            <summary>{question}</summary>
            <p className="wording">{answer}</p>
          </details>
        ))}
      </section>
    )}
  </>
)

const Versions = ({ one }: { one: Document }) => (
  <section className="card pad article" id="versions">
    <h2>各版</h2>
    <ul>
      {one.versions.map(({ version, from, to, signedOn, original }, index) => (
        <li key={version}>
          <a href={`/policy/${one.id}/versions/${version}`}>第{version}版</a>，{formatDay(from as CivilDate)}
          起{to ? `，${formatDay(to as CivilDate)}止` : ''}；{formatDay(signedOn as CivilDate)}签发
          {original && (
            <>
              。<a href={`/policy/${one.id}/versions/${version}/original`}>签发原件</a>（{original.title}，
              {sizeText(original.size)}）
            </>
          )}
          {index > 0 && (
            <>
              。<a href={`/policy/${one.id}/compare?before=${version - 1}&after=${version}`}>与上一版对照</a>
            </>
          )}
        </li>
      ))}
    </ul>
  </section>
)
