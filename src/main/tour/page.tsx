import type { Kernel } from '../../kernel/verb/index.ts'
import { Button } from '../../portal/kit/button.tsx'
import { HiddenField } from '../../portal/kit/field/hidden-field.tsx'
import { Form } from '../../portal/kit/form/form.tsx'
import { PageHeading } from '../../portal/kit/page-heading.tsx'
import { type AnyPage, page, redirect } from '../../portal/page.ts'
import { tourCookie } from '../../portal/tour.ts'
import { doneUpTo, readTour, STEPS, startTour, type TourState, takeTourStep, viewOf } from './steps.ts'

/** /tour: the seven steps of the road, each one sentence and one button; done, it opens the page as the right person. */
export const tourPages = (kernel: Kernel): AnyPage[] => [
  page({
    path: '/tour',
    title: '演示导览',
    section: 'home',
    load: async ({ query }) => ({ state: await readTour(kernel.database.db, query.walk ?? null) }),
    view: ({ state }: { state: TourState | null }) => (
      <>
        <PageHeading title="演示导览">
          跟着一位焊工，从紧缺目录走到钱到账。课、公示都排在前两个月里，走完正好到今天。导览只办这位焊工自己的事，不动别人的办件和日期。
        </PageHeading>
        {state ? (
          <Walk state={state} />
        ) : (
          <>
            <Form action="start" label="开始导览">
              <Button>开始导览</Button>
            </Form>
            <ol className="tour">
              {STEPS.map((step, at) => (
                <li key={step.title} className="card">
                  <Words at={at} />
                </li>
              ))}
            </ol>
          </>
        )}
      </>
    ),
    actions: {
      async start() {
        const walk = await startTour(kernel)
        return redirect(`/tour?walk=${walk}`, [tourCookie(walk)])
      },
      async step({ form }) {
        await takeTourStep(kernel, form.walk ?? '', Number(form.step))
        return redirect(`/tour?walk=${form.walk}#step-${form.step}`, [tourCookie(form.walk ?? '')])
      },
    },
  }),
]

function Words({ at, done = false }: { at: number; done?: boolean }) {
  const step = STEPS[at]
  return (
    <div>
      <h2>
        {at + 1}. {step?.title}
        {done && <span className="done">✓ 已办</span>}
      </h2>
      <p>{step?.sentence}</p>
    </div>
  )
}

function Walk({ state }: { state: TourState }) {
  const done = doneUpTo(state)
  return (
    <ol className="tour">
      {STEPS.map(({ title }, at) => (
        <li
          key={title}
          className="card"
          id={`step-${at + 1}`}
          aria-current={at === done ? 'step' : undefined}
        >
          {at === Math.min(done, STEPS.length - 1) && <span id="next" />}
          <Words at={at} done={at + 1 <= done} />
          {at + 1 <= done ? (
            <Open state={state} step={at + 1} />
          ) : (
            <Form action="step" label={title} className="step">
              <HiddenField name="walk" value={state.walk} />
              <HiddenField name="step" value={String(at + 1)} />
              <Button tone={at === done ? 'primary' : 'ghost'}>
                {at === done ? '下一步：办到这一步' : '办到这一步'}
              </Button>
            </Form>
          )}
        </li>
      ))}
    </ol>
  )
}

function Open({ state, step }: { state: TourState; step: number }) {
  const { as, next } = viewOf(state, step)
  if (!as) {
    return (
      <a className="btn" href={next}>
        打开看看
      </a>
    )
  }
  return (
    <form method="post" action="/demo/enter">
      <input
        type="hidden"
        name={'account' in as ? 'account' : 'person'}
        value={'account' in as ? as.account : as.person}
      />
      <input type="hidden" name="next" value={next} />
      <button className="btn" type="submit">
        以{as.title}的身份打开
      </button>
    </form>
  )
}
