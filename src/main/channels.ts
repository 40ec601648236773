import { httpGateway, type Reach, type SmsGateway, sendSms, tellPeople } from '../kernel/message/index.ts'
import type { Kernel } from '../kernel/verb/index.ts'
import { carryUploads, chaseReturned, httpLine } from '../modules/certificates/index.ts'
import { peopleWithPhone, phoneOfPerson } from '../modules/people/index.ts'
import type { Config } from './config.ts'
import { demoUploadLine } from './demo/setting/upload-line.ts'
import { PROCEDURES } from './modules.ts'

/** Who sends the city's short messages; in the demo they reach nobody, and each has a receipt that says so. */
export function gatewayOf({ sms, demo }: Pick<Config, 'sms' | 'demo'>): SmsGateway | null {
  if (sms) return httpGateway(sms.url, sms.secret)
  return demo ? demoGateway : null
}

/** The demo's gateway. */
export const demoGateway: SmsGateway = async ({ id }) => `demo-${id}`

/** Tells everybody what has happened to their cases: in the inbox, by short message where the city sends any. */
export async function tellAll(kernel: Kernel, gateway: SmsGateway | null): Promise<void> {
  const reach: Reach = { withPhone: peopleWithPhone, sms: gateway !== null }
  await tellPeople(kernel, PROCEDURES, reach)
  if (!gateway) return
  const reader = { db: kernel.database.db, sealer: kernel.sealer }
  await sendSms(kernel, gateway, (person) => phoneOfPerson(reader, person))
}

/** Carries certificates to the national query where the city has a line to it, and chases what came back; in the demo to the stand-in. */
export async function carryAll(
  kernel: Kernel,
  { upload, demo }: Pick<Config, 'upload' | 'demo'>,
): Promise<void> {
  const line = upload ? httpLine(upload.url, upload.secret) : demo ? demoUploadLine(kernel) : null
  if (line) await carryUploads(kernel, line)
  await chaseReturned(kernel)
}
