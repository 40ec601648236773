import type { EvidenceTab } from '../../kernel/case/index.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { certificateById } from './certificate.ts'
import { STATE_TITLES } from './schema.ts'
import { verification } from './verification.ts'

/** The certificate as a reviewer sees it beside a case: as printed, with the address that verifies it. */
export async function certificateTab(ctx: VerbContext, id: string): Promise<EvidenceTab | null> {
  const found = await certificateById(ctx.db, id)
  const checked = found ? await verification(ctx, found.code, null) : null
  if (!found || !checked) return null
  const state = checked.state === 'altered' ? checked.why : STATE_TITLES[found.state]
  const printed = checked.state === 'altered' ? [] : checked.fields
  return {
    key: 'certificate',
    title: '证书',
    kind: 'certificate',
    fields: [...printed.map(({ label, value }) => ({ label, text: value })), { label: '状态', text: state }],
    verify: `/v/${found.code}`,
  }
}
