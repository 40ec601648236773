import { CaseList } from './case-list.tsx'

/** What others have in hand as a screen. */
const OthersList = () => <CaseList box="others" />

export default OthersList
