import { z } from 'zod'
import { readFile } from '../../../kernel/case/index.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { policyProcedure } from '../procedure.ts'
import { questionsText } from '../questions.ts'
import { refusals } from '../refusals.ts'
import { openDrafts, signedVersions, versionOfCase } from '../store.ts'
import { compareArticles } from '../text/compare.ts'
import { DraftNumber } from './case-number.ts'
import { ComparedLine, VersionBody } from './shapes.ts'

/** 草案: what is being edited, reviewed or signed. */
export const listDrafts = verb({
  name: 'policy.list-drafts',
  title: '查看政策文件草案',
  http: 'GET /policy/drafts',
  who: may('cases.read'),
  input: z.strictObject({}),
  output: z.object({
    items: z.array(
      z.object({
        number: z.string(),
        document: z.string(),
        title: z.string(),
        articles: z.number().int(),
        state: z.string(),
      }),
    ),
  }),
  async run(ctx) {
    // What is not published yet is the city's own business: districts read it once it is.
    ctx.within({ district: ctx.city.code })
    const drafts = await openDrafts(ctx.db)
    const files = await Promise.all(drafts.map(({ number }) => readFile(ctx.db, number)))
    return {
      items: drafts.map(({ number, document, content }, index) => ({
        number,
        document,
        title: content.title,
        articles: content.articles.length,
        state: policyProcedure.states[files[index]?.state ?? '']?.title ?? '',
      })),
    }
  },
})

/** One draft with the revision that a change of it must name, beside the version before it. */
export const readDraft = verb({
  name: 'policy.read-draft',
  title: '查看一份草案',
  http: 'GET /policy/drafts/{number}',
  who: may('cases.read'),
  input: z.strictObject({ number: DraftNumber }),
  output: VersionBody.extend({
    number: z.string(),
    document: z.string(),
    revision: z.number().int(),
    state: z.string(),
    stateTitle: z.string(),
    fileName: z.string(),
    questionsText: z.string(),
    changedBy: z.record(z.string(), z.string()),
    before: z.number().int().nullable(),
    compared: z.array(ComparedLine),
  }),
  async run(ctx, { number }) {
    ctx.within({ district: ctx.city.code })
    const [draft, file] = [await versionOfCase(ctx.db, number), await readFile(ctx.db, number)]
    if (!draft || !file) throw refusals.noSuchDraft()
    const earlier = (await signedVersions(ctx.db, draft.document))
      .filter((one) => one.number !== number)
      .at(-1)
    return {
      ...draft.content,
      number,
      document: draft.document,
      revision: file.revision,
      state: file.state,
      stateTitle: policyProcedure.states[file.state]?.title ?? '',
      fileName: draft.fileName,
      questionsText: questionsText(draft.content.questions),
      changedBy: Object.fromEntries(Object.entries(draft.changed).map(([part, { by }]) => [part, by])),
      before: earlier?.version ?? null,
      compared: compareArticles(earlier?.content.articles ?? [], draft.content.articles),
    }
  },
})
