import { type SheetDefinition, writeSheet } from '../../../kernel/spreadsheets/index.ts'
import { GROUPS, type SubsidyGroup } from '../../../modules/people/index.ts'
import type { InventedPerson } from '../people/people.ts'

const text = (key: string, title: string) => ({ key, title, kind: 'identity' as const })

/** The roster template's own columns, filled by the demo. */
const ROSTER: SheetDefinition = {
  name: '学员名册',
  version: '2026-1',
  columns: [
    text('name', '姓名'),
    text('idNumber', '身份证号'),
    text('phone', '手机号'),
    text('group', '人员类别'),
    text('creditCode', '用人单位信用代码'),
    text('bankAccount', '银行卡号'),
    text('note', '备注'),
  ],
}

export interface RosterPerson extends InventedPerson {
  group: SubsidyGroup
  creditCode: string | null
}

/** A roster as a provider would fill it in. */
export async function rosterFile(
  people: readonly RosterPerson[],
): Promise<{ name: string; content: Uint8Array }> {
  const content = await writeSheet(
    ROSTER,
    people.map((one) => ({
      name: one.name,
      idNumber: one.idNumber,
      phone: one.phone,
      group: GROUPS[one.group],
      creditCode: one.creditCode ?? '',
      bankAccount: '',
      note: '演示',
    })),
  )
  return { name: '学员名册.xlsx', content }
}
