import type { z } from 'zod'
import { civilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Button } from '../../../portal/kit/button.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { HiddenField } from '../../../portal/kit/field/hidden-field.tsx'
import { Form } from '../../../portal/kit/form/form.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { page, redirect } from '../../../portal/page.ts'
import { STARS } from '../rating.ts'
import { myRatings, withdrawMyRating } from '../verbs/my-ratings.ts'

type Mine = z.output<typeof myRatings.output>
type Given = Mine['given'][number]
type Open = Mine['open'][number]

/** /interact/ratings: what can be rated, and what was rated with its answer (我的评价). */
export const myRatingsPage = page({
  path: '/interact/ratings',
  title: '我的评价',
  section: 'my',
  who: 'feedback.rate',
  personal: true,
  trail: [{ title: '互动', href: '/interact' }],
  load: ({ perform }) => perform(myRatings, {}),
  view: ({ open, given }: Mine) => (
    <>
      <PageHeading title="我的评价">办结的办件可以评一次。办它的人看不到是谁评的。</PageHeading>
      <h2>可以评价的</h2>
      <DataTable
        caption="可以评价的办件"
        captionHidden
        columns={[
          { title: '事项', show: (one: Open) => one.title },
          { title: '办件号', show: (one: Open) => one.number },
          { title: '办结', show: (one: Open) => formatDay(civilDate(one.endedOn)) },
          { title: '评到', show: (one: Open) => formatDay(civilDate(one.lastDay)) },
          {
            title: '评价',
            show: (one: Open) => (
              <a href={`/interact/ratings/${one.number}`}>
                去评价<span className="sr">{one.number}</span>
              </a>
            ),
          },
        ]}
        rows={open}
        rowKey={(one) => one.number}
        empty={
          <EmptyState title="没有要评价的办件" next={{ title: '评价一个事项', href: '/interact' }}>
            办件办结后列在这里。
          </EmptyState>
        }
      />
      {given.length > 0 && <h2>评过的</h2>}
      {given.map((one) => (
        <Rated key={one.id} one={one} />
      ))}
    </>
  ),
  actions: {
    async withdraw({ perform, form }) {
      await perform(withdrawMyRating, { id: form.id ?? '' })
      return redirect('/interact/ratings')
    },
  },
})

const Rated = ({ one }: { one: Given }) => (
  <section className="card pad" aria-label={`${one.title} ${formatDay(civilDate(one.givenOn))}`}>
    <h3>
      {one.title} · {one.stars} 星 {STARS[one.stars]}
    </h3>
    <p>
      {formatDay(civilDate(one.givenOn))}
      {one.number && (
        <>
          ，办件 <a href={`/my/cases/${one.number}`}>{one.number}</a>
        </>
      )}
      {one.words && `：${one.words}`}
    </p>
    {one.complaint && <p>{answerOf(one)}</p>}
    {one.withdrawn ? (
      <p>已撤回，不计入汇总。</p>
    ) : (
      <Form action="withdraw" id={one.id} label="撤回评价" className="row">
        <HiddenField name="id" value={one.id} />
        <Button tone="ghost">撤回</Button>
      </Form>
    )}
  </section>
)

function answerOf({ complaint, answer, withdrawn }: Given): string {
  if (answer) return `答复：${answer}`
  return withdrawn
    ? `核实办件 ${complaint} 已停止。`
    : `核实办件 ${complaint}，正在核实、整改，答复会写在这里。`
}
