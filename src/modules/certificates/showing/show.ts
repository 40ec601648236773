import { z } from 'zod'
import { lockName } from '../../../kernel/database/index.ts'
import { issueSelective, showOnly } from '../../../kernel/sealing/index.ts'
import { anybody, may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { placeOf } from '../badge/status-store.ts'
import { certificateById } from '../certificate.ts'
import { newCode, readCode } from '../code.ts'
import { readCredential } from '../credential.ts'
import type { Printed } from '../paper/printed.ts'
import { refusals } from '../refusals.ts'
import type { Certificate } from '../schema.ts'
import { readByCode } from '../store.ts'
import { showingAddress, TOKEN_PATH, TYPE_PATH } from './addresses.ts'
import { CLAIM_NAMES, type ClaimName, claimsOf } from './claims.ts'
import { readShowing, Shown } from './read.ts'
import {
  countRunning,
  insertShowing,
  noteOpening,
  openingsOf,
  showingByCode,
  showingsOf,
  withdrawShowing,
} from './store.ts'

const MOST_RUNNING = 20
const DAY_MS = 86_400_000

/** A certificate of one's own that stands. Throws 404, 409. */
export async function ownStanding(ctx: VerbContext, id: string): Promise<Certificate> {
  const found = await certificateById(ctx.db, id)
  if (!found || found.person !== ctx.actor.person) throw refusals.notYourCertificate()
  if (found.state === 'revoked') throw refusals.certificateRevoked()
  if (found.state === 'corrected') throw refusals.certificateCorrected()
  return found
}

/** The whole credential, every claim of it still to be kept back; for `holder` alone where a key is given. Throws 409 for a city of 国密 only. */
export async function selectiveOf(
  ctx: VerbContext,
  certificate: Certificate,
  one: { id?: string; ends: Date; holder?: Record<string, unknown> },
): Promise<string> {
  const place = await placeOf(ctx.db, certificate.id)
  const found = await readByCode(ctx.db, certificate.code)
  const read = found ? await readCredential(found.credential, ctx.signer.publicKeys(), ctx.now) : null
  if (!place || !read?.valid) throw refusals.certificateAltered()
  const printed: Printed = read.printed
  const text = await issueSelective(ctx.signer, {
    ...one,
    issuer: ctx.origin,
    type: ctx.origin + TYPE_PATH,
    claims: claimsOf(printed),
    open: printed.specimen ? { specimen: true } : {},
    status: { list: `${ctx.origin}${TOKEN_PATH}${place.list}`, index: place.position },
    from: ctx.now,
  })
  if (text === null) throw refusals.noBadgeKey()
  return text
}

/** 选择性出示: the holder picks what somebody may see, and until when. Throws 404, 409. */
export const showMyCertificate = verb({
  name: 'certificates.show',
  title: '选择性出示本人证书',
  http: 'POST /my/certificates/{id}/showings',
  who: may('certificates.share'),
  input: z.strictObject({
    id: z.uuid(),
    show: z.array(z.enum(CLAIM_NAMES)).min(1, '请至少勾选一项').max(CLAIM_NAMES.length),
    days: z.number().int().min(1, '至少 1 天').max(30, '最多 30 天'),
  }),
  output: z.object({ code: z.string() }),
  async run(ctx, { id, show, days }) {
    const certificate = await ownStanding(ctx, id)
    const { person } = certificate
    await lockName(ctx.db, `certificate showings ${person}`)
    if ((await countRunning(ctx.db, person, ctx.now)) >= MOST_RUNNING)
      throw refusals.tooManyShares(MOST_RUNNING)
    const code = newCode()
    const endsAt = new Date(ctx.now.getTime() + days * DAY_MS)
    const shown = [...new Set<ClaimName>(show)]
    const presentation = await showOnly(
      await selectiveOf(ctx, certificate, { id: code, ends: endsAt }),
      shown,
    )
    await insertShowing(ctx.db, { code, certificate: id, person, shown, presentation, endsAt }, ctx.now)
    ctx.act.subject('certificate', id)
    ctx.act.after({ shown, endsAt: endsAt.toISOString() })
    return { code }
  },
})

/** What one has shown of a certificate, newest first (我的出示). */
export const myShowings = verb({
  name: 'my.showings',
  title: '查看本人的出示',
  http: 'GET /my/certificates/{id}/showings',
  who: may('certificates.share'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    title: z.string(),
    state: z.enum(['valid', 'corrected', 'revoked']),
    showings: z.array(
      z.object({
        code: z.string(),
        address: z.string(),
        text: z.string(),
        shown: z.array(z.enum(CLAIM_NAMES)),
        endsAt: z.string(),
        state: z.enum(['open', 'ended', 'withdrawn']),
        /** How often somebody else read it, and when last. */
        opened: z.object({ count: z.number(), last: z.string() }).nullable(),
      }),
    ),
  }),
  async run(ctx, { id }) {
    const found = await certificateById(ctx.db, id)
    if (!found || found.person !== ctx.actor.person) throw refusals.notYourCertificate()
    const showings = await showingsOf(ctx.db, found.person, id)
    const openings = await openingsOf(
      ctx.db,
      showings.map(({ code }) => code),
    )
    const opened = (code: string) => {
      const one = openings.get(code)
      return one ? { count: one.count, last: one.last.toISOString() } : null
    }
    return {
      title: `${found.occupation.name} ${found.number}`,
      state: found.state,
      showings: showings.map((one) => ({
        code: one.code,
        address: showingAddress(ctx.origin, one.code),
        text: one.presentation,
        shown: [...one.shown],
        endsAt: one.endsAt.toISOString(),
        state: one.withdrawn
          ? ('withdrawn' as const)
          : one.endsAt <= ctx.now
            ? ('ended' as const)
            : ('open' as const),
        opened: opened(one.code),
      })),
    }
  },
})

/** Takes a showing back (收回出示): neither the link nor the text is vouched for any more. Throws 404. */
export const withdrawMyShowing = verb({
  name: 'certificates.withdraw-showing',
  title: '收回出示',
  http: 'DELETE /my/showings/{code}',
  who: may('certificates.share'),
  input: z.strictObject({ code: z.string().max(40) }),
  output: z.object({}),
  async run(ctx, { code }) {
    const { person } = ctx.actor
    if (!person || !(await withdrawShowing(ctx.db, code, person, ctx.now))) throw refusals.noSuchShare()
    ctx.act.subject('certificate-showing', code)
    return {}
  },
})

/** What a holder's link shows, verified anew each time: nothing but what was picked. The holder sees when others opened it. Throws 404, 410. */
export const openShowing = verb({
  name: 'certificates.open-showing',
  title: '打开他人的选择性出示',
  http: 'GET /certificates/shown/{code}',
  who: anybody(),
  recorded: true,
  input: z.strictObject({ code: z.string().max(40) }),
  output: Shown,
  async run(ctx, { code }) {
    const read = readCode(code)
    const found = read ? await showingByCode(ctx.db, read) : null
    if (!found) throw refusals.noSuchShare({ detail: '请核对链接是否完整，或请持证人重新出示。' })
    const checked = await readShowing(ctx, found.presentation)
    if (!checked.valid) throw refusals.shareOver({ detail: `${checked.reason}。` })
    ctx.act.subject('certificate-showing', found.code)
    if (ctx.actor.person !== found.person) await noteOpening(ctx.db, found.code, 'link', ctx.now)
    return checked.shown
  },
})
