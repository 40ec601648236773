import type { Answer, CandidateItem } from '../../../../modules/bank/index.ts'
import {
  beginRehearsal,
  enterRehearsing,
  handInRehearsed,
  rehearsalPaperRead,
  reportRehearsed,
  saveRehearsed,
  sealSave,
} from '../../../../modules/sitting/index.ts'
import type { Walk } from '../../story/road.ts'

/** The machines of the venue; the third is one that keeps nothing. */
const MACHINES = ['A01', 'A02', 'A03', 'A04', 'A05'] as const
const BROKEN = 'A03'

/** 演练过: a session whose machines were walked through, one of which did not keep what was typed. */
export async function rehearsalDesk(walk: Walk, session: string): Promise<void> {
  const { code } = await walk.does({ login: 'pingjia' }, beginRehearsal, { id: session })
  for (const machine of MACHINES) {
    const { entered } = await walk.does('public', enterRehearsing, { code, machine })
    if (!entered) throw new Error('the demo may not rehearse')
    const { token, sitting, key, first } = entered
    const { items, now } = await walk.does('public', rehearsalPaperRead, { token })
    const works = machine !== BROKEN
    const saves = (items ?? []).map((item, at) => ({
      item: item.id,
      seq: first + at + 1,
      answer: typed(item),
      at: now,
    }))
    if (works) await walk.does('public', saveRehearsed, { token, saves })
    const last = saves.at(-1)
    const sealed = works
      ? await sealSave(key as Parameters<typeof sealSave>[0], { session, sitting }, { ...last, token })
      : null
    await walk.does('public', handInRehearsed, { token })
    const report = { token, clock: now, cut: works, again: works, sealed }
    await walk.does('public', reportRehearsed, report)
  }
}

/** Something of the shape that the question's kind has. */
function typed(item: CandidateItem): Answer {
  switch (item.kind) {
    case 'choice':
      return item.options[0]?.id ?? ''
    case 'multiple':
    case 'order':
      return item.options.map(({ id }) => id)
    case 'match':
      return []
    case 'hotspot':
      return { x: 1, y: 1 }
    default:
      return '演练'
  }
}
