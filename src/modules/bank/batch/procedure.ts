import { z } from 'zod'
import { type CaseFile, handlingTerm, procedure, typedStep } from '../../../kernel/case/index.ts'
import { levelName } from '../../../kernel/value/level.ts'
import { LevelShape, OccupationName } from '../../../kernel/value/shapes.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { blueprintOn } from '../blueprint/standard.ts'
import { Content, KIND_NAMES } from '../item/item.ts'
import { refusals } from '../refusals.ts'
import { PURPOSE_NAMES, PURPOSES, publishBatch, type Shelf, versionsOfBatch } from './store.ts'
import { addQuestion, faultsOf, removeQuestion, rewriteQuestion } from './write.ts'

/** What a batch is begun with. */
export const BatchForm = z.strictObject({
  organisation: z.uuid(),
  purpose: z.enum(PURPOSES),
  occupation: OccupationName,
  level: LevelShape,
})
export type BatchForm = z.output<typeof BatchForm>

/** So many questions may be in one batch: a person checks each of them. */
const MOST = 500

const page = (file: CaseFile<BatchForm>) => `/bank/batches/${file.number}`

/** 命题批次: questions written by the assessor's people, checked by one official and published by another; then they never change. */
export const batchProcedure = procedure<BatchForm>({
  kind: 'MT',
  title: '命题批次',
  starts: 'drafted',
  form: BatchForm,
  states: {
    drafted: {
      title: '命题中',
      holder: '评价机构',
      progress: 1,
      within: { noTerm: '命题由评价机构掌握，什么时候送审没有期限' },
    },
    checking: {
      title: '待审题',
      holder: '市人社局业务岗',
      progress: 2,
      within: handlingTerm('MT', 'checking'),
      tells: { text: '已经提交，等审核。' },
    },
    publishing: {
      title: '待发布',
      holder: '市人社局复核岗',
      progress: 3,
      within: handlingTerm('MT', 'publishing'),
      tells: { text: '审核通过，等发布。' },
    },
    published: { title: '已发布', holder: '已办结', progress: 4, ends: 'done' },
    dropped: { title: '已作废', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    write: typedStep({
      title: '写题、改题',
      from: 'drafted',
      to: 'drafted',
      who: may('bank.write'),
      vouches: true,
      input: z.strictObject({
        /** The question of which this is the next version; null for a new one. */
        item: z.uuid().nullable().default(null),
        content: Content,
      }),
      answer: z.object({ item: z.string() }),
      page,
      async run(ctx, file: CaseFile<BatchForm>, { input: { item, content } }) {
        const fields = await faultsOf(ctx, file.form, content)
        if (fields.length > 0)
          throw refusals.badQuestion({
            fields: fields.map(({ path, message }) => ({ path: `input.content.${path}`, message })),
          })
        if (item !== null) {
          await rewriteQuestion(ctx, file.number, shelfIn(file), item, content)
          return { answer: { item } }
        }
        await requireRoom(ctx, file.number, 1)
        const added = await addQuestion(ctx, file.number, shelfIn(file), content)
        if (added === null) throw refusals.sameQuestion()
        return { answer: { item: added } }
      },
    }),
    add: typedStep({
      title: '批量导入',
      from: 'drafted',
      to: 'drafted',
      who: may('bank.write'),
      vouches: true,
      input: z.strictObject({ questions: z.array(Content).min(1).max(MOST) }),
      page,
      async run(ctx, file: CaseFile<BatchForm>, { input: { questions } }) {
        await requireRoom(ctx, file.number, questions.length)
        const same: number[] = []
        for (const [at, content] of questions.entries()) {
          const fields = await faultsOf(ctx, file.form, content)
          if (fields.length > 0)
            throw refusals.badQuestion({
              fields: fields.map(({ path, message }) => ({ path: `input.questions.${at}.${path}`, message })),
            })
          if ((await addQuestion(ctx, file.number, shelfIn(file), content)) === null) same.push(at)
        }
        if (same.length > 0)
          throw refusals.sameQuestions(same.length, {
            fields: same.map((at) => ({
              path: `input.questions.${at}`,
              message: '题库里已有这道题，或这一批里出现两次，请删去',
            })),
          })
        return undefined
      },
    }),
    'take-out': typedStep({
      title: '删去一题',
      from: 'drafted',
      to: 'drafted',
      who: may('bank.write'),
      vouches: true,
      input: z.strictObject({ item: z.uuid() }),
      page,
      async run(ctx, file: CaseFile<BatchForm>, { input }) {
        if (!(await removeQuestion(ctx, file.number, input.item))) throw refusals.noSuchItem()
        return undefined
      },
    }),
    submit: {
      title: '送审',
      from: 'drafted',
      to: 'checking',
      who: may('bank.write'),
      vouches: true,
      tone: 'primary',
      async run(ctx, file) {
        const written = await versionsOfBatch(ctx.db, file.number)
        if (written.length === 0) throw refusals.emptyBatch()
        return { subtitle: subtitleOf(file.form, written.length) }
      },
    },
    check: {
      title: '审题通过',
      from: 'checking',
      to: 'publishing',
      who: may('bank.check'),
      decides: true,
      vouches: true,
      tone: 'primary',
      foresees: foreseen,
    },
    return: {
      title: '退回修改',
      from: 'checking',
      to: 'drafted',
      who: may('bank.check'),
      asks: 'note',
      tone: 'bad',
    },
    publish: {
      title: '发布',
      from: 'publishing',
      to: 'published',
      who: may('bank.publish'),
      decides: true,
      tone: 'primary',
      foresees: foreseen,
      async run(ctx, file) {
        await publishBatch(ctx.db, file.number, ctx.now)
        return undefined
      },
    },
    'send-back': {
      title: '退回修改',
      from: 'publishing',
      to: 'drafted',
      who: may('bank.publish'),
      asks: 'note',
      tone: 'bad',
    },
    drop: {
      title: '作废',
      from: 'drafted',
      to: 'dropped',
      who: may('bank.write'),
      asks: 'reason',
      reasons: [
        { code: 'not-needed', text: '不再需要' },
        { code: 'repeated', text: '和别的批次重复' },
      ],
      tone: 'bad',
      async run(ctx, file) {
        for (const { item } of await versionsOfBatch(ctx.db, file.number))
          await removeQuestion(ctx, file.number, item)
        return undefined
      },
    },
  },
  // Whoever may see the case learns how many questions of which kind there are; what they say stands on a page of its own, with its own permission.
  async evidence(ctx, file) {
    const written = await versionsOfBatch(ctx.db, file.number)
    const { occupation, level } = file.form
    const points = blueprintOn(await ctx.standards(), occupation, level, ctx.today)?.data.points
    return {
      comparisons: [],
      tabs: [
        {
          key: 'questions',
          title: `试题 ${written.length} 道`,
          kind: 'table',
          columns: ['题型', '知识点', '难度', '版本'],
          rows: written.map(({ kind, point, difficulty, version }) => [
            KIND_NAMES[kind],
            points?.[point] ?? point,
            `预计 ${difficulty}% 答对`,
            String(version),
          ]),
        },
      ],
      documents: [],
    }
  },
})

/** How a batch is called beside its title. */
export const subtitleOf = (
  { purpose, occupation, level }: Omit<BatchForm, 'organisation'>,
  count: number,
): string => `${occupation} ${levelName(level)} · ${PURPOSE_NAMES[purpose]} · ${count} 道`

const shelfIn = ({ form }: CaseFile<BatchForm>): Shelf => form

async function requireRoom(ctx: VerbContext, batch: string, more: number): Promise<void> {
  if ((await versionsOfBatch(ctx.db, batch)).length + more > MOST) throw refusals.batchFull(MOST)
}

async function foreseen(ctx: VerbContext, file: CaseFile<BatchForm>) {
  const written = await versionsOfBatch(ctx.db, file.number)
  const changed = written.filter(({ version }) => version > 1).length
  return [
    { label: '试题', text: `${written.length} 道（${PURPOSE_NAMES[file.form.purpose]}）` },
    { label: '其中代替旧版本', text: `${changed} 道` },
  ]
}
