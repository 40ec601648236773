import { z } from 'zod'
import { Button } from '../../../portal/kit/button.tsx'
import { ChoiceField } from '../../../portal/kit/field/choice-field.tsx'
import { Form } from '../../../portal/kit/form/form.tsx'
import { LinkButton } from '../../../portal/kit/link-button.tsx'
import { Notice } from '../../../portal/kit/notice.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { notFound, page, redirect } from '../../../portal/page.ts'
import { answerQuiz, myLearning } from '../verbs/my-learning.ts'
import { openUnit, readOpening } from '../verbs/open-unit.ts'
import { readLesson } from '../verbs/read-courses.ts'
import { lasting } from './minutes.ts'
import { Units } from './units.tsx'

interface Shown {
  lesson: z.output<typeof readLesson.output>
  learns: boolean
  counted: number
  quiz: { correct: number; all: number; passed: boolean } | null
  units: { done: boolean; waived: boolean }[]
  opening: (z.output<typeof readOpening.output> & { id: string }) | null
}

/** /learn/online/lessons/{id}: one lesson: the player, a text to read, or a quiz. */
export const lessonPage = page<Shown>({
  path: '/learn/online/lessons/{id}',
  title: ({ lesson }) => lesson.title,
  section: 'learn',
  personal: true,
  script: 'player',
  trail: ({ lesson }) => [
    { title: '网课', href: '/learn/online' },
    { title: lesson.course.title, href: `/learn/online/${lesson.course.id}` },
  ],
  async load({ perform, params, query, actor }) {
    const id = z.uuid().safeParse(params.id)
    if (!id.success) return notFound('没有这个课件')
    const lesson = await perform(readLesson, { id: id.data })
    const learns = actor.may.has('online.learn')
    const { items } = learns ? await perform(myLearning, {}) : { items: [] }
    const own = items.flatMap((one) => one.lessons).find((one) => one.id === lesson.id)
    const asked = z.uuid().safeParse(query.opening)
    const opening =
      learns && asked.success ? { ...(await perform(readOpening, { id: asked.data })), id: asked.data } : null
    return {
      lesson,
      learns,
      counted: own?.counted ?? 0,
      quiz: own?.quiz ?? null,
      units: own?.units ?? [],
      opening,
    }
  },
  view: (shown) => (
    <>
      <PageHeading title={shown.lesson.title}>{INTRODUCTIONS[shown.lesson.kind]}</PageHeading>
      {shown.lesson.kind === 'video' && <Player {...shown} />}
      {shown.lesson.kind === 'document' && <Reading body={shown.lesson.body} />}
      {shown.lesson.kind === 'quiz' && <Quiz {...shown} />}
      {shown.lesson.kind === 'package' && <Units {...shown} />}
    </>
  ),
  actions: {
    async open({ perform, form, params }) {
      const id = params.id ?? ''
      const { opening } = await perform(openUnit, { id, unit: Number(form.unit ?? -1) })
      return redirect(`/learn/online/lessons/${id}?opening=${opening}`)
    },
    async answer({ perform, form, params }) {
      const id = params.id ?? ''
      const { questions } = await perform(readLesson, { id })
      const answers = questions.map((_one, at) => Number(form[`q${at}`] ?? -1))
      await perform(answerQuiz, { id, answers: answers.filter((one) => one >= 0) })
      return redirect(`/learn/online/lessons/${id}`)
    },
  },
})

const INTRODUCTIONS = {
  video: '学时只计真正播放过的部分：不快进、不倍速、不切到后台，一次一台设备。',
  document: '阅读材料不计学时。',
  quiz: '测验不计学时，可以答多次，取最好的一次。',
  package: '课件包不计学时：学没学完由它自己报告，本站的时钟核实不了。计学时请看视频课件。',
}

const Player = ({ lesson, learns, counted }: Shown) => {
  if (!lesson.media)
    return (
      <Notice tone="warn" title="这门网课已经下架">
        已经计的学时仍然有效。
      </Notice>
    )
  return (
    <section className="lesson-player" aria-label="播放">
      <video
        src={lesson.media}
        controls
        playsInline
        preload="metadata"
        {...(learns ? { 'data-lesson': lesson.id } : {})}
      />
      {learns ? (
        <>
          <p data-told="" role="status">
            已计 {lasting(counted)}，共 {lasting(lesson.seconds)}
          </p>
          <p data-why="" className="hint">
            没有脚本也能看，但是不计学时。
          </p>
          <div data-check="" hidden />
        </>
      ) : (
        <Notice title="登录以后才计学时">
          现在可以看，看了不计。<a href={`/login?next=/learn/online/lessons/${lesson.id}`}>登录</a>
        </Notice>
      )}
      <LinkButton href="/my/online" tone="ghost">
        看我的学时
      </LinkButton>
    </section>
  )
}

const Reading = ({ body }: { body: string }) => (
  <article className="card pad">
    {body
      .split(/\n\s*\n/)
      .map((text, place) => ({ text, place }))
      .map(({ text, place }) => (
        <p key={place}>{text}</p>
      ))}
  </article>
)

const Quiz = ({ lesson, learns, quiz }: Shown) => (
  <>
    {quiz && (
      <Notice tone={quiz.passed ? 'ok' : 'warn'} title={quiz.passed ? '测验合格' : '还没有合格'}>
        最好的一次答对 {quiz.correct} 题，共 {quiz.all} 题。
      </Notice>
    )}
    {learns ? (
      <Form action="answer" label="测验">
        {lesson.questions
          .map((one, at) => ({ ...one, at }))
          .map(({ text, choices, at }) => (
            <ChoiceField
              key={at}
              name={`q${at}`}
              label={`${at + 1}. ${text}`}
              options={choices.map((label, value) => ({ value: String(value), label }))}
            />
          ))}
        <Button>交卷</Button>
      </Form>
    ) : (
      <Notice title="登录以后才能答题">
        <a href={`/login?next=/learn/online/lessons/${lesson.id}`}>登录</a>
      </Notice>
    )}
  </>
)
