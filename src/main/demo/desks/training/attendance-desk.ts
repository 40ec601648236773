import { readFileSync } from 'node:fs'
import type { Db } from '../../../../kernel/database/index.ts'
import { addDays, type CivilDate } from '../../../../kernel/value/time/civil-date.ts'
import { addVenue, setEquipment } from '../../../../modules/organisations/index.ts'
import {
  addVideo,
  agreeFace,
  answerRemoteCheck,
  askRemoteCheck,
  disputeAttendance,
  inspectRoll,
  traineesOf,
  withdrawFace,
} from '../../../../modules/training/index.ts'
import { CASE_VERBS } from '../../../modules.ts'
import type { MadePerson } from '../../people/residents.ts'
import { approveCase, fileRoadClass, scanPasses, type Walk } from '../../story/road.ts'
import { demoPicture } from './pictures.ts'

const PROVIDER = { login: 'jigou' } as const
const CLERK = { login: 'qushouli' } as const

/** How many are in the class. */
export const UNDER_WAY = 6

/** Where the provider teaches, and with what (教学场地和设备). */
async function venues(walk: Walk): Promise<void> {
  for (const [name, holds] of [
    ['演示实训楼 105', 30],
    ['演示实训楼 201', 45],
  ] as const) {
    const { id } = await walk.does(PROVIDER, addVenue, {
      name,
      holds,
      address: '演示地址：第二大街 1 号实训楼',
    })
    for (const [kind, count, condition] of [
      ['电焊机', 12, 'good'],
      ['焊接工位', 15, 'good'],
      ['烟尘净化机', 2, 'repair'],
    ] as const)
      await walk.does(PROVIDER, setEquipment, { venue: id, kind, count, madeIn: 2021, condition })
  }
}

/** One of the roster agreed to have pictures compared, another agreed and took it back and shows the pass (照片比对). */
async function faces(walk: Walk, id: string, roster: readonly string[]): Promise<void> {
  const [agrees, refuses] = roster.slice(3)
  for (const [seed, person] of [agrees, refuses].entries())
    if (person)
      await walk.does({ person }, agreeFace, {
        id,
        agree: 'yes',
        picture: demoPicture('演示·本人.jpg', seed),
      })
  if (refuses) await walk.does({ person: refuses }, withdrawFace, { id })
}

/** A class under way today, with days on which somebody was not signed in, and what became of it when they said so. */
export async function attendanceDesk(
  walk: Walk,
  db: Db,
  people: readonly MadePerson[],
  today: CivilDate,
): Promise<void> {
  const startsOn = addDays(await walk.today(), 1)
  await venues(walk)
  const { id, number } = await fileRoadClass(walk, {
    occupation: '焊工',
    level: 4,
    hours: 80,
    place: '演示实训楼 105',
    teacher: '演示·周师傅',
    startsOn,
    people,
  })
  await walk.settle()
  await approveCase(walk, number)
  const roster = (await traineesOf(db, id)).map(({ person }) => person)
  await faces(walk, id, roster)
  for (let day = startsOn; day < today; day = addDays(day, 1)) {
    await walk.until(day)
    // Each day another of them is not signed in.
    await scanPasses(
      walk,
      id,
      roster.filter((_person, at) => addDays(startsOn, at) !== day),
    )
    if (day === addDays(startsOn, 1)) {
      // Nobody answers this one: when its minutes are over it is a finding.
      await walk.does(CLERK, askRemoteCheck, { id })
    }
    if (day !== startsOn) continue
    const { check } = await walk.does(CLERK, askRemoteCheck, { id })
    await walk.does(PROVIDER, answerRemoteCheck, {
      id,
      check,
      present: roster.length - 1,
      file: demoPicture('演示·教室.jpg', 7),
    })
    // The district calls once more on the first day; the last of them does not answer.
    await walk.does(CLERK, inspectRoll, { id })
    await scanPasses(walk, id, roster.slice(1, -1))
  }
  // A recording of the first day, as long as it is: the rest of the day is not covered.
  const content = new Uint8Array(readFileSync(new URL('../lesson.webm', import.meta.url)))
  await walk.does(PROVIDER, addVideo, {
    id,
    day: startsOn,
    begins: '08:30',
    file: { name: '演示·第一天上午.webm', content },
  })
  const dispute = async (at: number, said: string) =>
    (
      await walk.does({ person: roster[at] as string }, disputeAttendance, {
        id,
        day: addDays(startsOn, at),
        said,
      })
    ).number
  const step = (who: { login: string } | { person: string }, of: string, name: string, more: object) =>
    walk.does(who as typeof PROVIDER, CASE_VERBS.stepCase, { number: of, step: name, ...more })
  await step(PROVIDER, await dispute(0, '演示：到了，在纸上签了名。'), 'admit', {
    input: { said: '演示：纸质签到表有本人签名。' },
  })
  const kept = await dispute(1, '演示：那天我来了。')
  await step(PROVIDER, kept, 'contest', { input: { said: '演示：当天请假了，有请假条。' } })
  await step(CLERK, kept, 'keep', { reason: 'absent' })
  const review = await dispute(2, '演示：手机没电，老师没有补。')
  await step(PROVIDER, review, 'contest', { input: { said: '演示：没有印象，请看录像。' } })
  await step({ person: roster[1] as string }, await dispute(1, '演示：再问一次。'), 'withdraw', {
    reason: 'settled',
  })
  await dispute(3, '演示：扫了码，显示网络不好。')
  await walk.settle()
}
