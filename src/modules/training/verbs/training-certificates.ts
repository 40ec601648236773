import { z } from 'zod'
import { maskName } from '../../../kernel/value/person/mask.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { anybody, Download, may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { classTitle } from '../class/class-names.ts'
import { noClass } from '../listing/views.ts'
import { violationsOf } from '../oversight/store.ts'
import {
  certificateByCode,
  certificatesOfClass,
  readTrainingCode,
  type TrainingCertificate,
  trainingCertificatesOf,
} from '../paper/training-certificate.ts'
import { refusals } from '../refusals.ts'
import { readClass } from '../store.ts'

/** One's own training certificate as a file (下载本人培训合格证书). */
export const myTrainingCertificate = verb({
  name: 'my.training-certificate-pdf',
  title: '下载本人培训合格证书',
  http: 'GET /my/training-certificates/{id}/pdf',
  who: may('my.read'),
  input: z.strictObject({ id: z.uuid() }),
  output: Download,
  async run(ctx, { id }) {
    const own = ctx.actor.person ? await trainingCertificatesOf(ctx.db, ctx.actor.person) : []
    const certificate = own.find((one) => one.id === id)
    if (!certificate) throw refusals.noSuchTrainingCertificate()
    return file(ctx, certificate)
  },
})

/** A certificate of one's own class as a file, for the provider that hands it out (打印培训合格证书). */
export const printTrainingCertificate = verb({
  name: 'training.print-certificate',
  title: '打印培训合格证书',
  http: 'GET /training/classes/{id}/certificates/{person}/pdf',
  who: may('training.teach'),
  input: z.strictObject({ id: z.uuid(), person: z.uuid() }),
  output: Download,
  async run(ctx, { id, person }) {
    const one = await readClass(ctx.db, id)
    if (!one) throw noClass()
    ctx.within({ organisation: one.provider })
    const certificate = (await certificatesOfClass(ctx.db, id)).find((each) => each.person === person)
    if (!certificate) throw refusals.withoutTrainingCertificate()
    return file(ctx, certificate)
  },
})

/** Anybody checks a training certificate by the code that is printed on it (查验培训合格证书). */
export const verifyTrainingCertificate = verb({
  name: 'training.verify-certificate',
  title: '查验培训合格证书',
  http: 'GET /training/certificates/{code}',
  who: anybody(),
  input: z.strictObject({ code: z.string().min(1).max(60) }),
  output: z.object({
    state: z.enum(['valid', 'violation', 'withdrawn', 'unknown']),
    /** When and why it was withdrawn. */
    withdrawn: z.object({ on: z.string(), why: z.string() }).nullable(),
    fields: z.array(z.object({ label: z.string(), value: z.string() })),
  }),
  async run(ctx, { code: text }) {
    const code = readTrainingCode(text)
    const certificate = code ? await certificateByCode(ctx.db, code) : null
    if (!certificate) return { state: 'unknown' as const, fields: [], withdrawn: null }
    const { fields } = await contentOf(ctx, certificate, maskName(certificate.name))
    const struck = (await violationsOf(ctx.db, certificate.class)).some(
      ({ person, liftedOn }) => liftedOn === null && (person === null || person === certificate.person),
    )
    const { withdrawn } = certificate
    const state = struck ? ('violation' as const) : withdrawn ? ('withdrawn' as const) : ('valid' as const)
    return { state, fields, withdrawn }
  },
})

async function file(ctx: VerbContext, certificate: TrainingCertificate): Promise<Download> {
  if (certificate.withdrawn)
    throw refusals.certificateWithdrawn({
      detail: `${formatDay(certificate.withdrawn.on)}撤回：${certificate.withdrawn.why}。`,
    })
  const { fields, provider } = await contentOf(ctx, certificate, certificate.name)
  const { trainingCertificatePdf } = await import('../paper/training-certificate-pdf.tsx')
  ctx.act.subject('training-certificate', certificate.id)
  return {
    name: `培训合格证书-${certificate.serial}.pdf`,
    type: 'application/pdf',
    bytes: await trainingCertificatePdf({
      fields,
      provider,
      serial: certificate.serial,
      issuedOn: certificate.issuedOn,
      address: `${ctx.origin}/t/${certificate.code}`,
      specimen: ctx.demo,
    }),
  }
}

/** R1.15: serial number, name, identity, training project, first and last day, provider, day of issue. */
async function contentOf(ctx: VerbContext, certificate: TrainingCertificate, name: string) {
  const one = await readClass(ctx.db, certificate.class)
  if (!one) throw new Error(`${certificate.serial} has no class`)
  const provider = (await organisationById(ctx.db, one.provider))?.name ?? ''
  const day = (text: CivilDate) => formatDay(text)
  return {
    provider,
    fields: [
      { label: '证书序列号', value: certificate.serial },
      { label: '姓名', value: name },
      { label: certificate.documentTitle, value: certificate.maskedNumber },
      { label: '培训项目', value: classTitle(one) },
      { label: '培训起止', value: `${day(one.startsOn)}至${day(one.endsOn)}` },
      { label: '培训机构', value: provider },
      { label: '发证日期', value: day(certificate.issuedOn) },
    ],
  }
}
