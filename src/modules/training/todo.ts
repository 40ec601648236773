import { type RawBuilder, sql } from 'kysely'
import { formatDay } from '../../kernel/value/time/civil-date.ts'
import { may, type VerbContext } from '../../kernel/verb/index.ts'
import type { TodoKind, TodoLine } from '../../kernel/work/index.ts'
import { classesByIds, type TrainingClass } from './store.ts'

/** A kind of work with a provider's classes or a citizen's: which of them, until when, and in what words. */
const ofClasses = (
  kind: Pick<TodoKind, 'name' | 'title' | 'who' | 'place'>,
  due: RawBuilder<unknown>,
  where: (ctx: VerbContext) => RawBuilder<unknown>,
  line: (one: TrainingClass) => Omit<TodoLine, 'title'>,
): TodoKind => ({
  ...kind,
  rows(ctx, cut) {
    const { first, part } = cut({ key: sql`c.id::text`, due })
    return sql`select ${first} from training_class c ${where(ctx)} ${part}`
  },
  async lines({ db }, ids) {
    const classes = await classesByIds(db, ids)
    return new Map(
      classes.map((one) => [one.id, { title: `${one.occupation}培训班 ${one.number}`, ...line(one) }]),
    )
  },
})

/** No lesson is asked for while a class pauses (停课). */
const GOES_ON = sql`not exists (select 1 from class_pause p where p.class = c.id and p.resumed_from is null)`

/** 今天上课: a provider shows the code of the day in the room. */
const lessonsToday = ofClasses(
  {
    name: 'training.lessons-today',
    title: '今天上课',
    who: may('training.teach'),
    place: () => '/classes',
  },
  sql`d.day`,
  ({ actor, today }) => sql`join training_day d on d.class = c.id and d.day = ${today}::date
    where c.provider = ${actor.organisation}::uuid and c.state = 'approved' and ${GOES_ON}`,
  ({ id, place }) => ({ detail: place, why: '等您投出签到码', to: `/classes/${id}` }),
)

/** 待结业: a provider's classes whose last lesson is over. */
const toComplete = ofClasses(
  { name: 'training.to-complete', title: '待办结业', who: may('training.teach'), place: () => '/classes' },
  sql`coalesce(c.ends_on, '9999-12-31'::date)`,
  ({ actor, today }) => sql`where c.provider = ${actor.organisation}::uuid and c.state = 'approved'
    and c.ends_on < ${today}::date and ${GOES_ON}`,
  ({ id, endsOn }) => ({
    detail: `${formatDay(endsOn)}上完最后一课`,
    why: '等您核对考勤、办结业',
    to: `/classes/${id}`,
  }),
)

/** 今天上课: a trainee signs in by the code in the room. */
const attendToday = ofClasses(
  { name: 'training.attend', title: '今天上课', who: may('training.attend'), place: () => '/my/training' },
  sql`d.day`,
  ({ actor, today }) => sql`join trainee_day d on d.class = c.id and d.day = ${today}::date
    where d.person = ${actor.person}::uuid and c.state = 'approved' and ${GOES_ON}
    and not exists (select 1 from attendance a where a.class = c.id and a.day = d.day and a.person = d.person)`,
  ({ place }) => ({ detail: place, why: '到教室扫码签到', to: '/my/training' }),
)

/** 远程抽查: a provider's class is being looked into and waits to be shown. */
const remoteCheck = ofClasses(
  { name: 'training.remote-check', title: '远程抽查', who: may('training.teach'), place: () => '/classes' },
  sql`r.day`,
  ({ actor }) => sql`join remote_check r on r.class = c.id and r.became is null
    where c.provider = ${actor.organisation}::uuid`,
  ({ id, place }) => ({ detail: place, why: '等您用手机拍教室照片、填到课人数', to: `/classes/${id}/phone` }),
)

export const trainingTodo: readonly TodoKind[] = [remoteCheck, lessonsToday, toComplete, attendToday]
