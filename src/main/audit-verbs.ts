import { sql } from 'kysely'
import { z } from 'zod'
import {
  auditPage,
  findingText,
  originInWords,
  type TrailRecord,
  verifyAudit,
} from '../kernel/audit/index.ts'
import type { Db } from '../kernel/database/index.ts'
import { roleTitle } from '../kernel/identity/roles.ts'
import { type AnyVerb, may, pageAsked, pageNeighbours, verb, verbTitle } from '../kernel/verb/index.ts'

/** 核验审计链: whether any record was edited, removed or reordered, and how far the seal reaches. */
const verifyChain = verb({
  name: 'audit.verify',
  title: '核验审计链',
  http: 'GET /audit/verification',
  who: may('audit.verify'),
  recorded: true,
  input: z.strictObject({}),
  output: z.object({
    sound: z.boolean(),
    findings: z.array(z.string()),
    sealed: z.number().int(),
    sealedUntil: z.string().nullable(),
    unsealed: z.number().int(),
    batches: z.number().int(),
  }),
  async run(ctx) {
    const seen = await ctx.seenRecords()
    const report = await verifyAudit(ctx.db, {
      seen,
      publicKeys: ctx.signer.publicKeys(),
      sealer: ctx.sealer,
      heads: await ctx.keptHeads(),
    })
    return {
      sound: report.sound,
      findings: report.findings.slice(0, 100).map(findingText),
      sealed: report.sealed,
      sealedUntil: report.sealedUntil?.toISOString() ?? null,
      unsealed: report.unsealed,
      batches: report.batches,
    }
  },
})

export type Works = Readonly<Record<string, string>>

/** What the kernel records beside verbs, in Chinese. */
const WORKS: Works = {
  'identity.signed-in': '登录',
  'identity.signed-out': '退出登录',
  'identity.refused': '登录被拒绝',
  'identity.citizen': '市民首次登录登记',
  'cases.carry-out': '决定生效',
  'cases.batch-line': '批量办理中的一件',
  'cases.clock': '时限到期处理',
  'cases.escalate': '超期转督办',
  'cases.notice-ends': '公示期满',
  'cases.wake': '搁置办件继续办理',
  'messages.tell': '发送消息',
  'cases.remind': '到期提醒',
  'site-health.inspect': '站点体检',
  'messages.sms': '发送短信',
}

/** What an act is called. */
export const titleOf = (name: string, works: Works): string =>
  verbTitle(name) ??
  WORKS[name] ??
  works[name] ??
  (name.startsWith('demo.') ? '演示数据' : name.startsWith('events.') ? '系统联动办理' : name)

/** What an act can be about, in Chinese, and the screen on which one of them is looked at. */
const SUBJECTS: Readonly<Record<string, { title: string; screen?: `/${string}` }>> = {
  account: { title: '账号' },
  case: { title: '办件', screen: '/cases/' },
  cases: { title: '成批办件' },
  'catalogue-evidence': { title: '目录论证数据' },
  certificate: { title: '证书' },
  class: { title: '班次', screen: '/classes/' },
  drop: { title: '名录数据文件' },
  'figure-publication': { title: '公布的指标' },
  file: { title: '材料' },
  fund: { title: '资金' },
  organisation: { title: '单位', screen: '/organisations/' },
  person: { title: '人员', screen: '/people/' },
  prize: { title: '奖项' },
  rating: { title: '好差评' },
  register: { title: '名录' },
  'register-delivery': { title: '名录交换' },
  session: { title: '登录' },
  stuck: { title: '卡住的工作' },
  'training-certificate': { title: '结业证书' },
}

/** The account that somebody names by its login, where it is no identifier. */
async function accountNamed(db: Db, named: string | undefined): Promise<string | undefined> {
  const login = named?.trim()
  if (!login || UUID.test(login)) return login
  const { rows } = await sql<{ id: string }>`select id from identity_account where login = ${login}`.execute(
    db,
  )
  return rows[0]?.id ?? login
}

/** Posts by their labels; of a citizen only that it was one, since the log names nobody. */
export async function labelsOf(db: Db, accounts: readonly (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(accounts.filter((one) => one !== null && UUID.test(one)))]
  const { rows } = await sql<{ id: string; label: string; kind: string }>`select id, label, kind
    from identity_account where id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, label, kind }) => [id, kind === 'citizen' ? '市民' : label]))
}

/** Where the record of an act is looked at; what has no screen leads nowhere. */
function screenOf({ subjectKind, subjectId }: Pick<TrailRecord, 'subjectKind' | 'subjectId'>): string | null {
  const screen = SUBJECTS[subjectKind ?? '']?.screen
  return screen && subjectId !== null ? `${screen}${encodeURIComponent(subjectId)}` : null
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

const PAGE = 50

/** 审计日志: who did what to which record; accounts and numbers, never names. */
const readTrail = (works: Works) =>
  verb({
    name: 'audit.trail',
    title: '查看审计日志',
    http: 'GET /audit/records',
    who: may('audit.read'),
    recorded: true,
    input: z.strictObject({
      subject: z.string().max(100).optional(),
      account: z.string().max(100).optional(),
      ...pageAsked,
    }),
    output: z.object({
      items: z.array(
        z.object({
          id: z.number().int(),
          at: z.string(),
          account: z.string().nullable(),
          /** The posts in which it was done, in Chinese. */
          posts: z.array(z.string()),
          /** The post, or 市民. */
          label: z.string().nullable(),
          verb: z.string(),
          title: z.string(),
          subjectKind: z.string().nullable(),
          subject: z.string().nullable(),
          /** The screen, below the workbench, on which it is looked at. */
          screen: z.string().nullable(),
          outcome: z.string(),
          purpose: z.string().nullable(),
          /** From where: the door and the range of the network; null where it was not kept. */
          origin: z.string().nullable(),
        }),
      ),
      ...pageNeighbours,
    }),
    async run(ctx, { subject, account, ...asked }) {
      const { items: records, ...neighbours } = await auditPage(
        ctx.db,
        {
          subject: subject ? { kind: 'case', id: subject } : undefined,
          account: await accountNamed(ctx.db, account),
          districts: ctx.actor.districts,
        },
        asked,
        PAGE,
      )
      const labels = await labelsOf(ctx.db, [
        ...records.map((one) => one.account),
        ...records.map((one) => (one.subjectKind === 'account' ? one.subjectId : null)),
      ])
      return {
        ...neighbours,
        items: records.map((one) => ({
          id: one.id,
          at: one.at.toISOString(),
          account: one.account,
          posts: one.roles.map((role) => roleTitle(ctx.city.roles, role)),
          label: one.account === null ? null : (labels.get(one.account) ?? null),
          verb: one.verb,
          title: titleOf(one.verb, works),
          subjectKind: one.subjectKind && (SUBJECTS[one.subjectKind]?.title ?? one.subjectKind),
          screen: screenOf(one),
          subject:
            one.subjectKind === 'account'
              ? (labels.get(one.subjectId ?? '') ?? one.subjectId)
              : one.subjectId,
          outcome: one.outcome,
          purpose: one.purpose,
          origin: originInWords(one.origin),
        })),
      }
    },
  })

/** The verbs of those who watch; `works` is what acts of modules are called that are no verb's. */
export const auditVerbs = (works: Works): readonly AnyVerb[] => [verifyChain, readTrail(works)]
