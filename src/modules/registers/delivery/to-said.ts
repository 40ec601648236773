import type { Db } from '../../../kernel/database/index.ts'
import { organisationByCreditCode } from '../../organisations/index.ts'
import type { SaidRow, StatusDetail } from '../../people/index.ts'
import type { RegisterRow } from '../register-row.ts'

/** Turns rows as registers tell them into rows of the people's register; an employer is looked up once. */
export function saidFrom(db: Db): (row: RegisterRow) => Promise<SaidRow> {
  const known = new Map<string, string | null>()
  const employerOf = async (code: string): Promise<string | null> => {
    if (!known.has(code)) known.set(code, (await organisationByCreditCode(db, code))?.id ?? null)
    return known.get(code) ?? null
  }
  return async (row) => {
    const organisation =
      row.kind === 'employed' && row.employerCode ? await employerOf(row.employerCode.toUpperCase()) : null
    return {
      kind: row.kind,
      organisation,
      detail: detailOf(row, organisation !== null),
      from: row.from,
      to: row.to,
      reference: row.reference ?? null,
    }
  }
}

/** Only what belongs to the kind; the name of an employer that the city knows is read from its own register. */
function detailOf(row: RegisterRow, employerKnown: boolean): StatusDetail {
  const of = <K extends keyof StatusDetail>(key: K, value: StatusDetail[K] | undefined) =>
    value === undefined ? {} : { [key]: value }
  if (row.kind === 'employed')
    return {
      ...of('occupation', row.occupation),
      ...of('post', row.post),
      ...(employerKnown ? {} : { ...of('employer', row.employer), ...of('employerCode', row.employerCode) }),
    }
  if (row.kind === 'insured') return of('scheme', row.scheme)
  if (row.kind === 'degree')
    return { ...of('education', row.education), ...of('school', row.school), ...of('major', row.major) }
  return row.kind === 'account-holder' ? of('account', row.account) : {}
}
