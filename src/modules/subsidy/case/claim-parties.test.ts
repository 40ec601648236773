import { describe, expect, test } from 'vitest'
import { agent, citizen, official } from '../../../../test/kernel.ts'
import type { CaseFile } from '../../../kernel/case/index.ts'
import { sightOf } from '../../../kernel/case/party.ts'
import type { Actor } from '../../../kernel/identity/actor.ts'
import { CLAIM_PARTIES } from './claim-parties.ts'
import { claimProcedures } from './procedure.ts'

const person = '00000000-0000-4000-8000-000000000001'
const employer = '00000000-0000-4000-8000-000000000002'
const other = '00000000-0000-4000-8000-000000000003'
const trainee = citizen(person)
const stranger = citizen(other)
const payer = agent('employer-agent', employer)
const rival = agent('employer-agent', other)

const claim = (payee: 'person' | 'employer', organisation: string | null): CaseFile =>
  ({ person, organisation, form: { payee } }) as unknown as CaseFile
const toPerson = claim('person', employer)
const toEmployer = claim('employer', employer)
const employerUnknown = claim('employer', null)

const EVERYTHING = ['form', 'decision', 'evidence', 'attention']

describe('补贴申领的当事方', () => {
  test.each(claimProcedures.map((one) => [one.kind, one] as const))('%s：各看各的', (_kind, procedure) => {
    const sees = (file: CaseFile, actor: Actor) => [...sightOf(procedure, file, actor)]
    // 付给本人的：本人全看，单位什么也不看。
    expect(sees(toPerson, trainee)).toEqual(EVERYTHING)
    expect(sees(toPerson, payer)).toEqual([])
    // 付给单位的：单位全看，学员看决定和理由，看不到单位的材料。
    expect(sees(toEmployer, payer)).toEqual(EVERYTHING)
    expect(sees(toEmployer, trainee)).toEqual(['decision'])
    // 还不知道是哪个单位的：学员代表。
    expect(sees(employerUnknown, trainee)).toEqual(EVERYTHING)
    expect(sees(employerUnknown, payer)).toEqual([])
    for (const file of [toPerson, toEmployer, employerUnknown]) {
      expect([sees(file, stranger), sees(file, rival)]).toEqual([[], []])
      expect(sees(file, official('district-clerk'))).toEqual(EVERYTHING)
    }
  })

  test('每个步骤的当事方都是收款方，别人听得到为什么不能办', () => {
    const { payee } = CLAIM_PARTIES
    const named = claimProcedures.flatMap(({ steps }) => Object.values(steps).map(({ party }) => party))
    expect(new Set(named.filter(Boolean))).toEqual(new Set(['payee']))
    expect([trainee, payer, stranger, rival].map((one) => payee.is(one, toPerson))).toEqual([
      true,
      false,
      false,
      false,
    ])
    expect([trainee, payer, stranger, rival].map((one) => payee.is(one, toEmployer))).toEqual([
      false,
      true,
      false,
      false,
    ])
    expect(payee.otherwise(toPerson)).toContain('只有本人')
    expect(payee.otherwise(toEmployer)).toContain('收款单位')
  })

  test('没有登录的、没有单位的，不因为两边都空而成为当事方', () => {
    const nobody: Actor = { ...trainee, kind: 'public', person: null, organisation: null }
    const noPerson = { ...employerUnknown, person: null } as unknown as CaseFile
    for (const file of [toPerson, toEmployer, employerUnknown, noPerson])
      expect(Object.values(CLAIM_PARTIES).filter((party) => party.is(nobody, file))).toEqual([])
  })
})
