/** Who finds this many has seen enough. */
export const MOST_FINDINGS = 1000

/** What the verification of the audit found. Numbers are those of `audit_record` and of `audit_batch`. */
export type AuditFinding =
  /** A record does not say any more what it said when it was sealed. */
  | { kind: 'record-edited'; record: number; batch: number }
  /** A record says what another one said when it was sealed: two were exchanged. */
  | { kind: 'record-moved'; record: number; from: number; batch: number }
  /** A sealed record is gone, or was gone before it could be sealed. */
  | { kind: 'record-removed'; record: number; batch: number }
  /** A record is neither sealed nor waiting: it was slipped in past the house. */
  | { kind: 'record-slipped-in'; record: number }
  /** A record that the house saw committed is gone, and so is its mark: it was deleted before it could be sealed. */
  | { kind: 'record-vanished'; record: number }
  /** A record waits that is not there, or that is sealed already. */
  | { kind: 'record-wrongly-waiting'; record: number }
  /** A record has not the code that the city's key makes over it: it was not written by the house. */
  | { kind: 'record-forged'; record: number }
  /** A record stands in two batches. */
  | { kind: 'record-sealed-twice'; record: number; batches: number[] }
  /** What a batch says of itself does not give its hash. */
  | { kind: 'batch-edited'; batch: number }
  /** A number of the chain is missing. */
  | { kind: 'batch-removed'; batch: number }
  /** A batch does not follow the one that stands before it. */
  | { kind: 'batch-unchained'; batch: number }
  /** The signature of a batch is not the city's for this number and hash. */
  | { kind: 'signature-wrong'; batch: number }
  /** A batch has no signature, though the city signs what it seals. */
  | { kind: 'signature-missing'; batch: number }
  /** A head that was kept outside is not in the chain: its end was cut off, or the chain was written anew. */
  | { kind: 'head-not-found'; batch: number }

/** A finding in a plain Chinese sentence. */
export function findingText(finding: AuditFinding): string {
  switch (finding.kind) {
    case 'record-edited':
      return `第 ${finding.record} 号审计记录在封存（第 ${finding.batch} 批）之后被改动。`
    case 'record-moved':
      return `第 ${finding.record} 号审计记录的内容被换成了第 ${finding.from} 号的内容（第 ${finding.batch} 批）。`
    case 'record-removed':
      return `第 ${finding.record} 号审计记录（第 ${finding.batch} 批）被删除。`
    case 'record-slipped-in':
      return `第 ${finding.record} 号审计记录既未封存也不在待封存之列，是绕过系统写入的。`
    case 'record-vanished':
      return `第 ${finding.record} 号审计记录在封存以前连同标记一起被删除，库外的见证记着它。`
    case 'record-wrongly-waiting':
      return `第 ${finding.record} 号审计记录不应在待封存之列：它不存在，或早已封存。`
    case 'record-forged':
      return `第 ${finding.record} 号审计记录不是系统写的：它没有本市密钥的校验码，或校验码不符。`
    case 'record-sealed-twice':
      return `第 ${finding.record} 号审计记录被封存了不止一次（第 ${finding.batches.join('、')} 批）。`
    case 'batch-edited':
      return `第 ${finding.batch} 批封存的内容被改动。`
    case 'batch-removed':
      return `第 ${finding.batch} 批封存被删除。`
    case 'batch-unchained':
      return `第 ${finding.batch} 批封存与前一批接不上。`
    case 'signature-wrong':
      return `第 ${finding.batch} 批封存的签名不是本市的签名。`
    case 'signature-missing':
      return `第 ${finding.batch} 批封存缺少签名。`
    case 'head-not-found':
      return `库外留存的第 ${finding.batch} 批链头在库中找不到：链尾被截去，或整条链被重写。`
  }
}
