// How long it takes to seat 2,000 candidates of 80 classes in 50 rooms, and to find two for each room who taught nobody there.
//   node --import tsx bench/seating.ts
import { seating } from '../src/modules/sitting/seating/seating.ts'
import { watch } from '../src/modules/sitting/seating/watch.ts'

const CLASSES = 80
const OF_CLASS = 25
const ROOMS = 50
const WATCHERS = 120
const ROUNDS = 3

// As people apply: mixed, the same every time.
const candidates = Array.from({ length: CLASSES * OF_CLASS }, (_, at) => ({
  person: `p${at}`,
  group: `c${(at * 37) % CLASSES}`,
}))
const rooms = Array.from({ length: ROOMS }, (_, at) => ({ room: `${at + 1}`, places: 40 }))

for (let round = 1; round <= ROUNDS; round += 1) {
  const began = performance.now()
  const { seats, beside } = await seating(candidates, rooms)
  const seated = performance.now()
  const group = new Map(candidates.map((one) => [one.person, one.group]))
  const watchers = Array.from({ length: WATCHERS }, (_, at) => ({
    card: `k${at}`,
    barred: new Map(
      seats.flatMap(({ person, room }) =>
        group.get(person) === `c${at % CLASSES}` ? [[room, 'taught']] : [],
      ),
    ),
  }))
  const asked = performance.now()
  const found = await watch(rooms, watchers, 2)
  const ended = performance.now()
  process.stdout.write(
    `第 ${round} 次：${seats.length} 名考生坐进 ${ROOMS} 个考场 ${Math.round(seated - began)} 毫秒，相邻同班 ${beside} 处；监考 ${Math.round(
      ended - asked,
    )} 毫秒，缺 ${found.reduce((sum, { missing }) => sum + missing, 0)} 名\n`,
  )
}
