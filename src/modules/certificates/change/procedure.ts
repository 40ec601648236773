import { z } from 'zod'
import { type CaseFile, type EvidenceTab, handlingTerm, procedure } from '../../../kernel/case/index.ts'
import { sourceWithdrawn } from '../../../kernel/ground/index.ts'
import { DOCUMENTS } from '../../../kernel/value/person/identity-document.ts'
import { maskIdNumber } from '../../../kernel/value/person/mask.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { correctIdentity, findPersonByIdNumber, personById, rename } from '../../people/index.ts'
import { certificateById } from '../certificate.ts'
import { earlierById, revokeEarlier } from '../earlier/store.ts'
import { certificateTab } from '../evidence.ts'
import { type Correction, correctCertificate, revokeCertificate } from '../issue.ts'
import { refusals } from '../refusals.ts'
import { REVOCATIONS } from '../schema.ts'
import { type Change, changeOfCase, closeChange } from './store.ts'

/** R4.9 证书更正、撤销: proposed by the issuer or the city with what it rests on, decided by another person of the city. */
export const changeProcedure = procedure({
  kind: 'GZ',
  title: '证书更正、撤销',
  starts: 'proposed',
  form: z.strictObject({
    certificate: z.uuid(),
    register: z.enum(['issued', 'earlier']),
    kind: z.enum(['correction', 'revocation']),
  }),
  states: {
    proposed: {
      title: '待市局决定',
      holder: '市人社局复核岗',
      progress: 2,
      within: handlingTerm('GZ', 'proposed'),
    },
    done: { title: '已更正或撤销', holder: '已办结', progress: 4, ends: 'done' },
    refused: { title: '不予更正、撤销', holder: '已办结', progress: 4, ends: 'refused' },
    withdrawn: { title: '已撤回', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    approve: {
      title: '依据充分，办理',
      from: 'proposed',
      to: 'done',
      who: may('certificates.decide'),
      decides: true,
      tone: 'primary',
      run: carryOut,
    },
    refuse: {
      title: '不予办理',
      from: 'proposed',
      to: 'refused',
      who: may('certificates.decide'),
      decides: true,
      asks: 'reason',
      reasons: [
        { code: 'basis', text: '依据不足，请补充材料后重新提出' },
        { code: 'no-fault', text: '证书没有错误' },
        { code: 'other-way', text: '应当重新考试或另行处理' },
      ],
      tone: 'bad',
      run: close,
    },
    withdraw: {
      title: '撤回',
      from: 'proposed',
      to: 'withdrawn',
      who: may('certificates.propose'),
      // Giving up is no work that waits: without a tone it stands in nobody's 待办.
      run: close,
    },
  },
  async evidence(ctx, file) {
    const change = await changeOfCase(ctx.db, file.number)
    const shown = change.register === 'issued' ? await certificateTab(ctx, change.certificate) : null
    return { comparisons: [], tabs: [await changeTab(ctx, change), ...(shown ? [shown] : [])], documents: [] }
  },
})

async function close(ctx: VerbContext, file: CaseFile): Promise<undefined> {
  await closeChange(ctx.db, file.number)
}

async function carryOut(ctx: VerbContext, file: CaseFile): Promise<undefined> {
  const change = await changeOfCase(ctx.db, file.number)
  ctx.act.purpose(change.basis)
  if (change.kind === 'correction') await correct(ctx, change)
  else if (change.register === 'issued')
    await revokeCertificate(ctx, change.certificate, change.change.reason, change.basis)
  else await strike(ctx, change)
  await closeChange(ctx.db, file.number)
}

/** An earlier certificate that was found untrue or was revoked by its issuer counts no longer. */
async function strike(ctx: VerbContext, { certificate, change, basis }: Change & { kind: 'revocation' }) {
  if (!(await revokeEarlier(ctx.db, certificate, ctx.today, basis))) {
    throw refusals.entryCancelled()
  }
  const why = `以前的证书撤销登记：${REVOCATIONS[change.reason]}`
  await sourceWithdrawn(ctx, { kind: 'earlier-certificate', id: certificate }, why)
}

/**
 * The right words take the wrong ones' place. A wrong identity number is put right in the register of people, so that all
 * that the holder has goes on; where the right number is another person's, the certificate goes to that person, and who
 * relied on it as the first one's is told.
 */
async function correct(ctx: VerbContext, one: Change & { kind: 'correction' }): Promise<void> {
  const { name, occupation, workType, document } = one.change
  const before = await certificateById(ctx.db, one.certificate)
  if (!before) throw refusals.noSuchCertificate()
  const correction: Correction = {
    reason: one.basis.slice(0, 300),
    ...(name === undefined ? {} : { name }),
    ...(occupation === undefined ? {} : { occupation }),
    ...(workType === undefined ? {} : { workType }),
  }
  if (one.idNumber !== null) {
    const idNumber = ctx.sealer.open(one.idNumber, idNumberContext(one.certificate))
    const other = await findPersonByIdNumber(ctx, idNumber, document)
    Object.assign(correction, { idNumber, ...(document ? { document } : {}) })
    if (other && other !== before.person) await moveTo(ctx, correction, other)
    else if (other === null) await putRight(ctx, before.person, one, idNumber)
  }
  const holder = correction.person ?? before.person
  if (name !== undefined && correction.person === undefined) await rename(ctx, holder, name, 'B')
  await correctCertificate(ctx, one.certificate, correction)
}

/** The certificate is the other person's: their name too, unless the proposal says another. */
async function moveTo(ctx: VerbContext, correction: Correction, person: string): Promise<void> {
  correction.person = person
  const name = correction.name ?? (await personById(ctx, person))?.name
  if (name !== undefined) correction.name = name
}

const putRight = (
  ctx: VerbContext,
  person: string,
  { change: { document, born, sex }, basis }: Change & { kind: 'correction' },
  idNumber: string,
): Promise<void> =>
  correctIdentity(ctx, person, {
    document,
    idNumber,
    why: basis.slice(0, 300),
    ...(born ? { born } : {}),
    ...(sex ? { sex } : {}),
  })

async function changeTab(ctx: VerbContext, one: Change): Promise<EvidenceTab> {
  const facts = (lines: readonly [string, string | null | undefined][]) =>
    lines.flatMap(([label, text]) => (text ? [{ label, text }] : []))
  if (one.kind === 'revocation') {
    const earlier = one.register === 'earlier' ? await earlierById(ctx.db, one.certificate) : null
    return {
      key: 'change',
      title: '要撤销的证书',
      kind: 'facts',
      facts: facts([
        [
          '以前的证书',
          earlier && `${earlier.occupation.name} ${earlier.certificateNumber} ${earlier.issuer}`,
        ],
        ['撤销原因（公众看得到）', REVOCATIONS[one.change.reason]],
        ['事实和依据', one.basis],
      ]),
    }
  }
  const before = await certificateById(ctx.db, one.certificate)
  const person = before ? await personById(ctx, before.person) : null
  const { name, occupation, workType, document } = one.change
  const idNumber = one.idNumber ? ctx.sealer.open(one.idNumber, idNumberContext(one.certificate)) : null
  const other = idNumber ? await findPersonByIdNumber(ctx, idNumber, document) : null
  const moved = other && before && other !== before.person ? await personById(ctx, other) : null
  return {
    key: 'change',
    title: '更正前后',
    kind: 'table',
    columns: ['项目', '现在', '更正为'],
    rows: [
      ...(name === undefined ? [] : [['姓名', before?.name ?? '', name]]),
      ...(occupation === undefined ? [] : [['职业', before?.occupation.name ?? '', occupation.name]]),
      ...(workType === undefined ? [] : [['工种', before?.workType ?? '——', workType ?? '——']]),
      ...(idNumber === null
        ? []
        : [
            [
              '证件',
              `${person?.documentTitle ?? ''} ${person?.maskedIdNumber ?? ''}`,
              `${document ? DOCUMENTS[document] : (person?.documentTitle ?? '')} ${maskIdNumber(idNumber)}`,
            ],
          ]),
      ...(moved ? [['持证人', person?.maskedName ?? '', `${moved.maskedName}（号码已登记在此人名下）`]] : []),
      ['依据', '', one.basis],
    ],
  }
}

/** Under which the proposed number is sealed. */
export const idNumberContext = (certificate: string): string => `certificate_change.id_number:${certificate}`
