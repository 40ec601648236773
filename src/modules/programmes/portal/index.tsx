import type { z } from 'zod'
import { clauseAddress } from '../../../kernel/decision/clause-address.ts'
import { AssumedMark } from '../../../kit/assumed-mark.tsx'
import { CheckAnswers } from '../../../portal/kit/form/check-answers.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import type { ModulePortal } from '../../../portal/module-portal.ts'
import { page } from '../../../portal/page.ts'
import { listProgrammeKinds } from '../verbs/kinds.ts'
import { myAgreementsPage } from './agreements.tsx'
import { services } from './services.ts'

type Kinds = z.output<typeof listProgrammeKinds.output>

/** /learn/programmes: what the city pays for beside catalogue classes, as its standards say (培训项目). */
const kindsPage = page<Kinds>({
  path: '/learn/programmes',
  title: '培训项目',
  section: 'learn',
  sitemap: true,
  description: '项目制、企业新型学徒制、名师带徒、定向、安全、创业培训：谁可以申报、补多少、凭什么结算。',
  load: ({ perform }) => perform(listProgrammeKinds, {}),
  view: ({ items, living }) => (
    <>
      <PageHeading title="培训项目">
        企业、机构可以按项目申报的培训。计划先报区人社局批准，完成以后按人结算。
      </PageHeading>
      {items.map(({ kind, title, assumed, applicants, facts, clauses }) => (
        <details key={kind} className="card pad fold">
          <summary>
            <h2>{title}</h2>
            <span className="muted">{mostOf(facts)}</span>
          </summary>
          {assumed && (
            <p>
              <AssumedMark /> 有些数额、程序没有查到公开文本，按推定执行。
            </p>
          )}
          <CheckAnswers
            answers={[
              { label: '谁可以申报', value: applicants.join('、') },
              ...facts.map(({ label, text }) => ({ label, value: text })),
            ]}
          />
          <p>
            依据：
            {clauses.map((clause, at) => (
              <span key={clause.text}>
                {at > 0 && '、'}
                <a href={clauseAddress(clause)}>{clause.text}</a>
              </span>
            ))}
          </p>
        </details>
      ))}
      {living && <Living living={living} />}
    </>
  ),
})

/** 生活费补贴, paid beside the costs of a training. */
const Living = ({ living }: { living: NonNullable<Kinds['living']> }) => (
  <details className="card pad fold">
    <summary>
      <h2>生活费补贴</h2>
      <span className="muted">每次 {living.yuan} 元</span>
    </summary>
    {living.assumed && (
      <p>
        <AssumedMark /> 金额、次数没有查到公开文本，按推定执行。
      </p>
    )}
    <CheckAnswers
      answers={[
        { label: '谁可以享受', value: `${living.persons}，参加目录内培训并结业` },
        { label: '金额', value: `每次 ${living.yuan} 元，一个年度最多 ${living.perYear} 次` },
        { label: '怎么办', value: '不用申请：结业以后按登记找出，区里核对，公示后付到本人账户' },
      ]}
    />
    <p>
      依据：<a href={clauseAddress(living.clause)}>{living.clause.text}</a>
    </p>
  </details>
)

/** The sum that one asks for first, beside the name of the kind. */
const mostOf = (facts: Kinds['items'][number]['facts']): string => {
  const most = facts.find(({ label }) => label === '每人最多')
  return most ? `每人最多 ${most.text}` : ''
}

/** What the public reads of training programmes. */
export const programmesPortal: ModulePortal = { pages: [kindsPage, myAgreementsPage], services }
