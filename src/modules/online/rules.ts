export {
  type Beat,
  type Counted,
  type CountingPolicy,
  countBeat,
  type Known,
  UNCOUNTED,
  type Uncounted,
  type Watching,
} from './rules/count-beat.ts'
export {
  countPlayed,
  type Played,
  UNEARNED,
  type Unearned,
} from './rules/count-played.ts'
export { gainOf, type Interval, measure, union } from './rules/intervals.ts'
export {
  type PresenceFound,
  type PresencePolicy,
  presenceShown,
  type ReportedCheck,
} from './rules/presence-reported.ts'
