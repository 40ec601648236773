import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { cutPage, type Page, type PageAsked } from '../../../kernel/verb/paging.ts'
import { type KeptLetter, type Letter, type Published, TOPIC_KEYS } from './letter.ts'

const Row = z.object({
  number: z.string(),
  topic: z.enum(TOPIC_KEYS),
  subject: z.string(),
  body: z.string(),
  page: z.string(),
  may_publish: z.boolean(),
  answer: z.string().nullable(),
})

/** Keeps a letter under its case. */
export async function insertLetter(db: Db, number: string, letter: Letter): Promise<void> {
  const { topic, subject, body, page, mayPublish } = letter
  await sql`insert into feedback_letter (number, topic, subject, body, page, may_publish)
    values (${number}, ${topic}, ${subject}, ${body}, ${page}, ${mayPublish})`.execute(db)
}

/** The letter of a case; null where there is none. */
export async function letterOf(db: Db, number: string): Promise<KeptLetter | null> {
  const rows = await readRows(
    Row,
    sql`select number, topic, subject, body, page, may_publish, answer from feedback_letter where number = ${number}`,
    db,
  )
  if (!rows[0]) return null
  const { may_publish: mayPublish, ...row } = rows[0]
  return { ...row, mayPublish }
}

/** Keeps what whoever wrote is answered, on which day, where, and until when it was to be. */
export async function answerLetter(
  db: Db,
  number: string,
  answer: string,
  { on, district, due }: { on: CivilDate; district: string; due: CivilDate | null },
): Promise<void> {
  await sql`update feedback_letter set answer = ${answer}, answered_on = ${on}, answered_in = ${district},
    answer_due = ${due}
    where number = ${number}`.execute(db)
}

/** Shows a question with its answer to everybody, in the words that were reviewed. */
export async function publishLetter(
  db: Db,
  { number, question, answer, publishedAt }: Published,
): Promise<void> {
  await sql`update feedback_letter set question_shown = ${question}, answer_shown = ${answer}, published_at = ${publishedAt}
    where number = ${number} and published_at is null`.execute(db)
}

const PublishedRow = z.object({
  number: z.string(),
  question_shown: z.string(),
  answer_shown: z.string(),
  published_at: z.date(),
  page_key: z.array(z.string()),
})

/** A page of published questions, the latest first. */
export async function publishedLetters(db: Db, asked: PageAsked, size: number): Promise<Page<Published>> {
  const cut = cutPage(
    {
      name: 'questions',
      keys: [
        { by: sql`published_at`, is: 'moment' },
        { by: sql`number`, is: 'text' },
      ],
      falling: true,
    },
    asked,
    size,
  )
  const rows = await readRows(
    PublishedRow,
    sql`select number, question_shown, answer_shown, published_at, ${cut.key} from feedback_letter
    where published_at is not null and ${cut.beyond} ${cut.first}`,
    db,
  )
  const page = cut.page(rows)
  return {
    ...page,
    items: page.items.map(({ number, question_shown, answer_shown, published_at }) => ({
      number,
      question: question_shown,
      answer: answer_shown,
      publishedAt: published_at,
    })),
  }
}
