import { CaseList } from './case-list.tsx'

/** The done list as a screen. */
const DoneList = () => <CaseList box="done" />

export default DoneList
