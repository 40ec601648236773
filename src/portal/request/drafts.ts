import { discardDraft, keepFile, readDrafts, readKeptFile, saveDraft } from '../../kernel/draft/index.ts'
import { readLists } from '../texts.ts'
import type { Begun, Held } from './filling.ts'
import type { House, PageRequest, Posted } from './page-request.ts'

/** Longer than this nothing is kept while it is typed. */
const LONGEST = 4000

/** Whether what this visitor types is kept (自动保存): only whoever is signed in has a place for it. */
export const keeps = (house: House, request: PageRequest): boolean =>
  house.drafts === true && request.actor.kind !== 'public' && request.actor.account !== null

/** What this visitor has begun in the forms of the page; a page is shown without it rather than not at all. */
export async function begunOn(house: House, request: PageRequest): Promise<Begun[]> {
  if (!keeps(house, request)) return []
  const { items } = await orNothing(
    request,
    () => request.perform(readDrafts, { form: `${request.path} ` }, null),
    { items: [] },
  )
  return items.map(({ form, values, savedAt, files }) => {
    const [, action = '', id = ''] = form.split(' ')
    const ticked = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, [value].flat().map(String)]),
    )
    return {
      action,
      form: id,
      values: Object.fromEntries(Object.entries(ticked).map(([name, [first = '']]) => [name, first])),
      ticked,
      files,
      savedAt: new Date(savedAt),
    }
  })
}

/** Keeps what was posted, its files too; gives back the files that are kept now. */
export async function keepPosted(house: House, request: PageRequest, posted: Posted): Promise<Held['files']> {
  if (!keeps(house, request)) return []
  const form = draftName(request, posted)
  const lists = readLists(new URLSearchParams([...posted.fields].filter(([name]) => !name.startsWith('_'))))
  const values = Object.fromEntries(
    Object.entries(lists).flatMap(([name, all]): [string, string | string[]][] => {
      const [first] = all
      if (first === undefined || all.some((one) => one.length > (all.length > 1 ? 200 : LONGEST))) return []
      return [[name, all.length > 1 ? [...all] : first]]
    }),
  )
  return orNothing(request, async () => {
    for (const [field, file] of Object.entries(posted.files))
      await request.perform(keepFile, { form, field, file }, house.newKey())
    await request.perform(saveDraft, { form, values }, null)
    const { items } = await request.perform(readDrafts, { form }, null)
    return items.find((one) => one.form === form)?.files ?? []
  }, [])
}

/** What was posted, with the files that were chosen before and not chosen anew. */
export async function withKeptFiles(house: House, request: PageRequest, posted: Posted): Promise<Posted> {
  const wanted = posted.fields.getAll('_kept').filter((field) => !posted.files[field])
  if (wanted.length === 0 || !keeps(house, request)) return posted
  const form = draftName(request, posted)
  const files = { ...posted.files }
  for (const field of wanted) {
    const found = await orNothing(request, () => request.perform(readKeptFile, { form, field }, null), null)
    if (found) files[field] = { name: found.name, content: new Uint8Array(found.bytes) }
  }
  return { ...posted, files }
}

/** Drops what was kept of a form that is done, or that its owner begins anew. */
export async function dropBegun(house: House, request: PageRequest, posted: Posted): Promise<void> {
  if (!posted.fields.has('_draft') || !keeps(house, request)) return
  const form = draftName(request, posted)
  await orNothing(request, () => request.perform(discardDraft, { form }, null), null)
}

const draftName = ({ path }: PageRequest, { fields }: Posted): string =>
  `${path} ${fields.get('_action') ?? ''} ${fields.get('_form') ?? ''}`.slice(0, 200)

/** Nothing that was done is undone because a draft could not be kept. */
async function orNothing<R>({ report }: PageRequest, act: () => Promise<R>, nothing: R): Promise<R> {
  try {
    return await act()
  } catch (error) {
    report(error)
    return nothing
  }
}
