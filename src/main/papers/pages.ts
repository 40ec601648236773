import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import { signedIn } from '../../kernel/verb/index.ts'
import { downloaded, notFound, page, type Visit } from '../../portal/page.ts'
import { CASE_VERBS } from '../modules.ts'
import type { Issued } from './papers.tsx'

type Case = Awaited<ReturnType<typeof caseOf>>

const caseOf = ({ perform, params }: Visit) => perform(CASE_VERBS.readCase, { number: params.number ?? '' })

const issuedIn = ({ city, origin, demo }: Visit, day: CivilDate): Issued => ({
  organ: city.site.authority,
  hotline: city.site.hotline,
  day,
  origin,
  specimen: demo,
})

const PDF = 'application/pdf'

/** Typesetting is read when the first asks for a paper, not when the program starts. */
const papers = () => import('./papers.tsx')

/** A paper of one's own case, or for who handles it: whoever may read the case may have it printed. */
const paperOfCase = (
  name: string,
  title: string,
  is: (one: Case) => boolean,
  draw: 'receiptPdf' | 'correctionPdf' | 'resultPdf',
) =>
  page<null>({
    path: `/my/cases/{number}/${name}.pdf`,
    title,
    who: signedIn(),
    personal: true,
    async load(visit) {
      const one = await caseOf(visit)
      if (!is(one)) return notFound(`这一件现在没有${title}`)
      const { [draw]: drawn } = await papers()
      const bytes = await drawn(one, issuedIn(visit, visit.today))
      return downloaded({ name: `${title} ${one.number}.pdf`, type: PDF, bytes }, true)
    },
    view: () => null,
  })

/** /notices/{id}/notice.pdf: a public notice to be put up on a wall. */
const noticePaper = page<null>({
  path: '/notices/{id}/notice.pdf',
  title: '公示',
  async load(visit) {
    const notice = await visit.perform(CASE_VERBS.readPublicNotice, { id: visit.params.id ?? '' })
    const { noticePdf } = await papers()
    const bytes = await noticePdf(notice, issuedIn(visit, notice.openedOn as CivilDate))
    return downloaded({ name: `${notice.title}.pdf`, type: PDF, bytes }, true)
  },
  view: () => null,
})

/** The papers that a case and a notice give (文书): receipt, what is to be put right, how it ended, the notice. */
export const paperPages = [
  paperOfCase('receipt', '受理回执', () => true, 'receiptPdf'),
  paperOfCase('correction', '补正告知书', (one) => one.correction !== null, 'correctionPdf'),
  paperOfCase('result', '办理结果告知书', (one) => one.closed, 'resultPdf'),
  noticePaper,
]
