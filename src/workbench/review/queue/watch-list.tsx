import { CaseList } from './case-list.tsx'

/** The watch list as a screen. */
const WatchList = () => <CaseList box="watch" />

export default WatchList
