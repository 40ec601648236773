import { type CaseFile, type Evidence, NO_EVIDENCE } from '../../kernel/case/index.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { heldNow } from './rating/hold.ts'

/** What credit says beside a class filing: the provider's grade, and what it means for this case (优先、从严). */
export async function creditOfProvider(ctx: VerbContext, file: CaseFile): Promise<Evidence> {
  const held = file.organisation ? await heldNow(ctx, file.organisation) : null
  if (!held || !file.organisation) return NO_EVIDENCE
  return {
    comparisons: [],
    tabs: [
      {
        key: 'credit',
        title: '机构信用',
        kind: 'facts',
        facts: [
          { label: '信用等级', text: `${held.grade}（${held.title}），${held.year}年度` },
          { label: '招生排序', text: held.priority ? '同一天开课的排在前' : '按开课先后' },
          { label: '新的补贴班', text: held.newClasses ? '可以开' : '不开，已开的班上完' },
          { label: '每年检查', text: `${held.inspections} 次` },
        ],
      },
    ],
    documents: [{ title: '这家机构的信用页', href: `/credit/${file.organisation}` }],
  }
}
