import { randomUUID } from 'node:crypto'
import { lockName } from '../../kernel/database/index.ts'
import {
  type Ground,
  groundsOf,
  setGrounds,
  sourceCorrected,
  sourceWithdrawn,
} from '../../kernel/ground/index.ts'
import { certificateNumber, specialAbilityPrefix } from '../../kernel/value/number/certificate-number.ts'
import { DOCUMENTS, type DocumentKind } from '../../kernel/value/person/identity-document.ts'
import { maskIdNumber } from '../../kernel/value/person/mask.ts'
import { yearOf } from '../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { givePlace } from './badge/status-store.ts'
import { certificateById, certificateBySource } from './certificate.ts'
import { newCode } from './code.ts'
import { certificateCredential, readCredential } from './credential.ts'
import { frozenFor } from './freeze/store.ts'
import { stopPapers } from './orders/stop.ts'
import { Printed } from './paper/printed.ts'
import { refusals } from './refusals.ts'
import { type Issue, idNumberContext, REVOCATIONS, type Revocation } from './schema.ts'
import { insertCertificate, lockCertificate, nextSerial, readSealed, writeRevocation } from './store.ts'
import { endUpload, tellRevoked } from './upload/follow.ts'
import { openUpload } from './upload/store.ts'

export interface Issued {
  id: string
  number: string
  code: string
}

/**
 * Issues a certificate (发证), once for each source: who asks again, or at the same moment, gets the same one. The
 * number takes the next serial of this site, year and level (R4.7).
 */
export async function issueCertificate(ctx: VerbContext, given: Issue): Promise<Issued> {
  await lockName(ctx.db, `certificate ${given.source.kind} ${given.source.id}`)
  const before = await certificateBySource(ctx.db, given.source)
  if (before) return { id: before.id, number: before.number, code: before.code }
  if (await frozenFor(ctx.db, given.organisation.id, examOf(given.source))) throw refusals.issuingFrozen()
  const id = randomUUID()
  const issued = await write(ctx, prefixOf(ctx, given), {
    id,
    given: { ...given, workType: given.workType ?? null },
    creditCode: given.organisation.creditCode,
    document: given.document ?? 'resident-id',
    idNumber: given.idNumber,
    replaces: null,
    correction: null,
  })
  await setGrounds(ctx, groundOf(id), given.grounds ?? [])
  return issued
}

/** The examination that a certificate is issued from, by which its issuing may be stopped. */
const examOf = ({ kind, id }: Issue['source']): string | null => (kind === 'exam' ? id.slice(0, 36) : null)

export interface Correction {
  /** Another person, where the wrong one had been entered: with `name` and `idNumber`. */
  person?: string
  name?: string
  document?: DocumentKind
  idNumber?: string
  occupation?: { code: string | null; name: string }
  workType?: string | null
  reason: string
}

/**
 * Corrects a certificate (更正): a new one takes its place under a number and an address of its own, and the old
 * address says so for ever. Level and day are not corrected; that would be another certificate. Throws 404, 409.
 */
export async function correctCertificate(ctx: VerbContext, id: string, change: Correction): Promise<Issued> {
  const before = await validForChange(ctx, id)
  const sealed = await readSealed(ctx.db, id)
  const read = sealed ? await readCredential(sealed.credential, ctx.signer.publicKeys(), ctx.now) : null
  if (!sealed || !read?.valid) throw refusals.certificateAltered()
  const idNumber = change.idNumber ?? ctx.sealer.open(sealed.idNumber, idNumberContext(id))
  const document = change.document ?? sealed.document
  const given = {
    person: change.person ?? before.person,
    name: change.name ?? before.name,
    occupation: change.occupation ?? before.occupation,
    workType: change.workType === undefined ? before.workType : change.workType,
    level: before.level,
    issuedOn: before.issuedOn,
    organisation: before.organisation,
    source: before.source,
  }
  const issued = await write(ctx, before.number.slice(0, 16), {
    id: randomUUID(),
    given,
    creditCode: read.printed.creditCode,
    document,
    idNumber,
    replaces: id,
    correction: change.reason,
  })
  await endUpload(ctx, id)
  await stopPapers(ctx, id, `证书已更正，新编号 ${issued.number}，请按新证重新申请`)
  await handOn(ctx, id, issued.id, given.person === before.person)
  ctx.act.subject('certificate', id)
  ctx.act.before({ certificate: id })
  ctx.act.after({ certificate: issued.id, reason: change.reason })
  return issued
}

/**
 * What rests on the old certificate goes on with the new one; but not where it turns out to be another person's: then
 * those who relied on it have lost it. What the old one rested on, the new one does.
 */
async function handOn(ctx: VerbContext, old: string, fresh: string, samePerson: boolean): Promise<void> {
  const grounds: Ground[] = (await groundsOf(ctx.db, groundOf(old))).map(({ kind, id, trust }) => ({
    kind,
    id,
    trust,
  }))
  await setGrounds(ctx, groundOf(fresh), grounds)
  await setGrounds(ctx, groundOf(old), [])
  if (samePerson) await sourceCorrected(ctx, groundOf(old), fresh)
  else await sourceWithdrawn(ctx, groundOf(old), '证书更正到另一人名下')
}

/** Revokes a certificate (撤销) from today on; it stays where it is and says so. Throws 404, 409. */
export async function revokeCertificate(
  ctx: VerbContext,
  id: string,
  reason: Revocation,
  note: string,
): Promise<void> {
  await validForChange(ctx, id)
  await writeRevocation(ctx.db, id, ctx.today, reason, note)
  await tellRevoked(ctx, id)
  await stopPapers(ctx, id, `证书已撤销：${REVOCATIONS[reason]}`)
  await setGrounds(ctx, groundOf(id), [])
  await sourceWithdrawn(ctx, groundOf(id), `证书撤销：${REVOCATIONS[reason]}`)
  ctx.act.subject('certificate', id)
  ctx.act.before({ state: 'valid' })
  ctx.act.after({ state: 'revoked', reason, note })
}

async function validForChange(ctx: VerbContext, id: string) {
  if (!(await lockCertificate(ctx.db, id))) throw refusals.noSuchCertificate()
  const found = await certificateById(ctx.db, id)
  if (found?.state === 'valid') return found
  if (found?.state === 'revoked') throw refusals.certificateRevoked()
  throw refusals.certificateCorrected()
}

interface Writing {
  id: string
  given: Pick<Issue, 'person' | 'name' | 'occupation' | 'level' | 'issuedOn' | 'source'> & {
    workType: string | null
    organisation: { id: string; name: string }
  }
  creditCode: string
  document: DocumentKind
  idNumber: string
  replaces: string | null
  correction: string | null
}

async function write(ctx: VerbContext, prefix: string, writing: Writing): Promise<Issued> {
  const { id, given, creditCode, document, idNumber, replaces, correction } = writing
  const serial = await nextSerial(ctx.db, prefix)
  const number = `${prefix}${String(serial).padStart(6, '0')}`
  const code = newCode()
  const printed = Printed.parse({
    name: given.name,
    idType: DOCUMENTS[document],
    maskedIdNumber: maskIdNumber(idNumber),
    occupation: given.occupation.name,
    occupationCode: given.occupation.code,
    workType: given.workType,
    level: given.level,
    number,
    organisation: given.organisation.name,
    creditCode,
    issuedOn: given.issuedOn,
    specimen: ctx.demo,
  })
  await insertCertificate(ctx.db, {
    ...given,
    id,
    number,
    code,
    document,
    sealedIdNumber: ctx.sealer.seal(idNumber, idNumberContext(id)),
    replaces,
    correction,
    credential: await certificateCredential(ctx, code, printed),
    at: ctx.now,
  })
  await givePlace(ctx.db, id)
  await openUpload(ctx.db, { certificate: id, organisation: given.organisation.id, at: ctx.now })
  return { id, number, code }
}

/** The first 16 characters of the number: everything but the serial. */
function prefixOf(ctx: VerbContext, given: Issue): string {
  const parts = {
    bodyCode: given.bodyCode,
    province: ctx.city.province,
    siteCode: given.siteCode,
    year: yearOf(given.issuedOn),
  }
  if (given.level === 'special') {
    if (!given.special) throw new RangeError('a 专项 certificate is numbered by a series of its own')
    return specialAbilityPrefix(given.special, parts)
  }
  const issuer = given.category ?? 'S'
  return certificateNumber({ ...parts, issuer, level: given.level, serial: 1 }).slice(0, 16)
}

/** A certificate as a source, and as what rests on one. */
const groundOf = (id: string) => ({ kind: 'certificate', id })
