export { emit } from './emit.ts'
export { type Event, event } from './event.ts'
export { type Follower, follow, followEach } from './follower.ts'
export { followUpCounts, workOff } from './work-off.ts'
