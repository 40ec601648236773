import type { Db } from '../../../kernel/database/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { type CardHolder, cardHolders, type Exam } from '../../assessment/index.ts'
import { taught } from '../../training/index.ts'
import { refusals } from '../refusals.ts'
import type { Watcher } from '../store/watchers.ts'
import { placesShort, type Room, type Seat, seating } from './seating.ts'
import { watch } from './watch.ts'

/** 编排考场: everybody who sits gets a machine, apart from those of the class they were last in. Refused where the rooms are too small, with by how many. */
export async function seatAll(
  db: Db,
  sitters: readonly { person: string }[],
  rooms: readonly Room[],
): Promise<{ seats: Seat[]; used: Room[]; beside: number }> {
  const twice = rooms.find(({ room }, at) => rooms.findIndex((one) => one.room === room) !== at)
  if (twice) throw refusals.roomTwice({ fields: [{ path: 'rooms', message: `考场 ${twice.room} 写了两次` }] })
  const short = placesShort(sitters.length, rooms)
  if (short > 0)
    throw refusals.roomsTooSmall({
      detail: `${sitters.length} 名考生，${sitters.length - short} 个机位，还差 ${short} 个。请加考场，或者填对机位数。`,
    })
  const classes = await taught(
    db,
    sitters.map(({ person }) => person),
  )
  const { seats, beside } = await seating(
    sitters.map(({ person }) => ({ person, group: classes.get(person)?.at(-1)?.class ?? null })),
    rooms,
  )
  const used = rooms.filter(({ room }) => seats.some((one) => one.room === room))
  return { seats, used, beside }
}

/** 安排监考 by card: nobody where somebody sits whom they taught, work with or declared. Refused with the rooms that lack somebody, and why. */
export async function assignWatchers(
  ctx: VerbContext,
  exam: Exam,
  seats: readonly Seat[],
  used: readonly Room[],
  cards: readonly string[],
  each: number,
): Promise<Watcher[]> {
  if (cards.length === 0) return []
  const holders = await cardHolders(ctx, exam, cards)
  const unknown = cards.filter((card) => !holders.has(card))
  if (unknown.length > 0)
    throw refusals.noSuchCard({
      fields: [{ path: 'watchers', message: `本单位没有考试那天有效的证卡 ${unknown.join('、')}` }],
    })
  const all = [...holders.values()].sort((a, b) => (a.card < b.card ? -1 : 1))
  const seatedIn = Map.groupBy(seats, ({ room }) => room)
  const found = await watch(
    used,
    all.map(({ card, name, bonds }) => ({
      card,
      barred: new Map(
        used.flatMap(({ room }) => {
          const here = (seatedIn.get(room) ?? []).map(({ person }) => person)
          const why = barredFrom({ name, bonds }, room, here)
          return why === null ? [] : [[room, why] as const]
        }),
      ),
    })),
    each,
  )
  const lacking = found.filter(({ missing }) => missing > 0)
  if (lacking.length > 0)
    throw refusals.watchersShort({
      detail: `${lacking
        .map(({ room, missing, because }) => [`第 ${room} 考场还差 ${missing} 名`, ...because].join('，'))
        .join('；')}。请再填几名监考员的证卡。`,
    })
  return found.flatMap(({ room, cards: here }) =>
    here.flatMap((card) => {
      const one = holders.get(card)
      return one ? [{ room, card, person: one.person, name: one.name }] : []
    }),
  )
}

/** Why somebody may not watch a room in which these sit (监考回避); null where they may. */
export function barredFrom(
  { name, bonds }: Pick<CardHolder, 'name' | 'bonds'>,
  room: string,
  here: readonly string[],
): string | null {
  if (bonds.sits) return `${name}自己参加考试`
  if (here.some((person) => bonds.taught.has(person))) return `${name}教过第 ${room} 考场的考生`
  if (here.some((person) => bonds.colleagues.has(person))) return `${name}与第 ${room} 考场的考生是同事`
  return here.some((person) => bonds.declared.has(person)) ? `${name}要回避第 ${room} 考场的考生` : null
}
