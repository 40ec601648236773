/** The pure face of the measurement of scarcity (紧缺程度测算): evidence in, a score, a class and its reasons out. */
export { classify, type Finding } from '../evidence/classify.ts'
export type { Evidence } from '../evidence/evidence.ts'
export { GRADES, type Grade } from '../evidence/grade.ts'
export { type Method, methodKind } from '../evidence/method.ts'
export { EVIDENCE_COLUMNS, readEvidence } from '../evidence/read-evidence.ts'
export { reasonsOf, scoreText } from '../evidence/reasons.ts'
export { shortageKind } from '../evidence/shortage-list.ts'
