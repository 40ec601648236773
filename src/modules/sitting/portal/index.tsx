import { z } from 'zod'
import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import type { ModulePortal } from '../../../portal/module-portal.ts'
import { notFound, page } from '../../../portal/page.ts'
import { readTrial } from '../protocol/check-machine.ts'
import { marksPage } from './marks-page.tsx'
import { practicePage, rehearsalPage } from './practice-pages.tsx'
import { services } from './services.ts'

/** /exam-room: the page on the machines of a venue. What is typed there has to be kept by the browser itself, so that it needs its script. */
const roomPage = page<object>({
  path: '/exam-room',
  title: '机考',
  bare: true,
  personal: true,
  script: 'sitting',
  load: () => ({}),
  view: () => (
    <div id="exam-room" className="room">
      <PageHeading title="机考">
        这个页面要用新版浏览器打开，在考点的机器上使用。一直停在这里的，请告诉监考员换一台机器。
      </PageHeading>
    </div>
  ),
})

/** /exam-room/trial/{id}: tries a machine before the day (试机), and says what it found. */
const trialPage = page<{ id: string; title: string; place: string; opensAt: number }>({
  path: '/exam-room/trial/{id}',
  title: '试机',
  bare: true,
  personal: true,
  script: 'sitting',
  async load({ perform, params }) {
    const id = z.uuid().safeParse(params.id)
    if (!id.success) return notFound('没有这场机考')
    const { title, place, opensAt } = await perform(readTrial, { id: id.data })
    return { id: id.data, title, place, opensAt }
  },
  view: ({ id, title, place, opensAt }) => (
    <div id="exam-trial" className="room" data-session={id}>
      <PageHeading title="试机">
        {title}，{place}，{formatMoment(new Date(opensAt))} 开考。这台机器能不能用，测一下就知道。
      </PageHeading>
    </div>
  ),
})

/** What sittings show to the public. */
export const sittingPortal: ModulePortal = {
  pages: [roomPage, trialPage, rehearsalPage, practicePage, marksPage],
  services,
  scripts: ['sitting'],
  styles: [new URL('./sitting.css', import.meta.url)],
}
