import { fileURLToPath } from 'node:url'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { PUBLIC } from '../../kernel/identity/actor.ts'
import { civilDate } from '../../kernel/value/time/civil-date.ts'
import { applyRepair } from '../../modules/credit/verbs/apply-repair.ts'
import type { AnyPage, Visit } from '../../portal/page.ts'
import { emptyFilling, PageFilling } from '../../portal/request/filling.ts'
import { loadCityFolder } from '../city.ts'
import { MODULES } from '../modules.ts'

const { city, standards } = loadCityFolder(fileURLToPath(new URL('../../../city/tianjin', import.meta.url)))
const visit = { city, today: civilDate('2026-03-02'), standards: async () => standards, actor: PUBLIC }
const portals = await Promise.all(MODULES.flatMap(({ portal }) => (portal ? [portal()] : [])))
const services = (
  await Promise.all(portals.map((one) => one.services?.(visit as unknown as Visit) ?? []))
).flat()
const page = (path: string): AnyPage => {
  const found = portals.flatMap(({ pages }) => pages).find((one) => one.path === path)
  if (!found) throw new Error(`no page ${path}`)
  return found
}

/** One form of a page, as it is drawn: the one that does this, or leads there. */
function formOf(path: string, props: unknown, action: string, elder = false): string {
  const html = renderToStaticMarkup(
    <PageFilling value={emptyFilling(path, 'key', 'token', { elder })}>{page(path).view(props)}</PageFilling>,
  )
  const form = html.match(/<form.*?<\/form>/gs)?.find((one) => one.includes(`="${action}"`))
  if (!form) throw new Error(`${path} has no form ${action}`)
  return form
}
const typedIn = (form: string): number =>
  form.match(/<textarea|<input type="(text|tel|email|number|date|search)"/g)?.length ?? 0

const exam = {
  occupation: '焊工',
  level: 4,
  heldOn: '2026-04-01',
  place: '演示考点',
  assessor: '演示评价机构',
}
const marks = {
  title: '焊工 四级（中级工）',
  heldOn: '2026-04-01',
  passed: false,
  papers: [
    {
      paper: 'skill',
      title: '操作技能',
      mark: '58 分',
      may: true,
      why: null,
      until: '2026-04-15',
      number: null,
    },
  ],
}
const paper = {
  title: '焊工 S000012000002614000001',
  state: 'valid',
  issuer: { name: '演示评价机构', address: '', phone: '' },
  papers: [],
  held: false,
  order: null,
}
const offer = {
  number: 'JN-2026-120116-000001',
  revision: 1,
  project: '技能提升补贴',
  occupation: '焊工',
  level: '4',
  state: 'offered',
  stateTitle: '待确认',
  amount: 150000,
  until: '2026-12-01',
  missing: [],
  payee: 'person',
  paidOn: null,
}

test('办事指南写的手工填写项数，就是表单里要打字的项数', () => {
  const counted: Record<string, number> = {
    'verify-certificate': typedIn(formOf('/verify', {}, 'query')),
    'level-exam': typedIn(formOf('/assess/plans/{id}', exam, 'apply')),
    'mark-appeal': typedIn(formOf('/my/exams/{id}/marks', marks, 'appeal')),
    recusal: typedIn(
      formOf(
        '/my/exams/{id}/recusal',
        {
          id: '',
          title: '',
          heldOn: '2026-05-10',
          place: '',
          relations: [{ code: 'relative', text: '亲属' }],
          why: null,
        },
        'ask',
      ),
    ),
    'paper-certificate': typedIn(formOf('/my/certificates/{id}/paper', paper, 'ask')),
    // Nothing of it is sent.
    'machine-practice': 0,
    // 免申即办: the system raises the claim; nobody fills in anything.
    'subsidy-training': 0,
    // Its page has one button.
    'sign-up': 0,
    // Counted from its own schema: see the application.
    'enterprise-centre': 6,
    // The fields of a plan that are typed, without those that are chosen.
    programme: 7,
    // Asked without signing in; who signs in types the occupation alone.
    'level-outlook': typedIn(
      formOf('/assess/levels', { asked: {}, answer: null, wrong: [] }, '/assess/levels'),
    ),
    // Counted from its own schema: see the application.
    accreditation: 8,
    // Counted from its own schema: see the filing.
    'class-filing': 2,
    // The event is chosen on the list; what is left of the input is typed.
    'credit-repair': Object.keys((applyRepair.input as unknown as z.ZodObject).shape).length - 1,
  }
  expect(Object.fromEntries(services.map(({ code, typed }) => [code, typed]))).toEqual(counted)
})

test('个人申领（G7）：不超过三屏、两项手填、八次点按；长者模式也一样', () => {
  for (const account of [true, false])
    for (const elder of [true, false]) {
      const form = formOf('/my/subsidies', { items: [offer], account, recoveries: [] }, 'confirm', elder)
      const typed = typedIn(form)
      // 我的 → 我的补贴 → 办件: a tap each way, one into each field, one on the button.
      const taps = 2 + typed + (form.match(/<button/g)?.length ?? 0)
      expect(typed).toBe(account ? 0 : 1)
      expect(taps).toBeLessThanOrEqual(8)
    }
})
