import { sql } from 'kysely'
import { levelName } from '../../../kernel/value/level.ts'
import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { may } from '../../../kernel/verb/index.ts'
import { NO_DAY, type TodoKind } from '../../../kernel/work/index.ts'
import { PAPER_NAMES } from '../../assessment/index.ts'
import { sheetsByIds } from '../store/sheets.ts'

/** 待确认的评分表: drafts of somebody else of one's own organisation. */
export const sheetsToConfirm: TodoKind = {
  name: 'practical.sheets',
  title: '确认评分表',
  who: may('practical.confirm-sheet'),
  place: () => '/practical-sheets',
  rows({ actor }, cut) {
    const { first, part } = cut({ key: sql`f.id::text`, due: sql`${NO_DAY}::date` })
    return sql`select ${first} from practical_sheet f where f.assessor = ${actor.organisation}::uuid
      and f.confirmed_at is null and f.dropped_at is null and f.drafted_by <> ${actor.account} ${part}`
  },
  async lines({ db }, ids) {
    return new Map(
      (await sheetsByIds(db, ids)).map((one) => [
        one.id,
        {
          title: `${one.occupation} ${levelName(one.level)} ${PAPER_NAMES[one.paper]}评分表第 ${one.version} 版`,
          detail: `${one.draftedName} ${formatMoment(one.draftedAt)} 编，${one.items.length} 项`,
          why: '确认以后不能再改，等您核对、确认',
          to: `/practical-sheets/${one.id}` as const,
        },
      ]),
    )
  },
}
