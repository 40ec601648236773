import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agent, official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { createAccount } from '../../kernel/identity/accounts.ts'
import type { Actor } from '../../kernel/identity/actor.ts'
import { giveGrant } from '../../kernel/identity/grants.ts'
import type { Role } from '../../kernel/identity/roles.ts'
import { addDays, civilDate } from '../../kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../kernel/verb/index.ts'
import { levelFive } from '../../main/demo/bank/level-five.ts'
import { CASE_VERBS } from '../../main/modules.ts'
import { planExam } from '../assessment/index.ts'
import { giveScope, registerOrganisation } from '../organisations/index.ts'
import { type Content, keysOf, markItem, paperOf, paperStanding } from './index.ts'
import { SAMPLES } from './item/item.fixture.ts'
import { beginBatch } from './verbs/begin-batch.ts'
import { drawPaper } from './verbs/draw-paper.ts'
import { openPaper, setPaperAside, takeShare } from './verbs/open-paper.ts'
import { planPaper } from './verbs/plan-paper.ts'

/** An official with an account that is kept: who holds a share of a key is looked up among the accounts. */
const withAccount = (role: Role): Actor => ({ ...official(role), account: crypto.randomUUID() })
const officer = withAccount('municipal-officer')
const reviewer = withAccount('municipal-reviewer')
const signer = withAccount('municipal-signer')

let kernel: TestKernel
let writer: Actor
let stranger: Actor
let home: string

beforeAll(async () => {
  kernel = await testKernel()
  const made = await doing(async (ctx) => {
    const ids: string[] = []
    for (const [at, creditCode] of ['91512081MA62K0260E', '91350100M000100Y43'].entries()) {
      const { id } = await registerOrganisation(ctx, {
        name: `评价机构${at}`,
        creditCode,
        kinds: ['assessor'],
        district: '120116',
        address: '',
        phone: '',
        bodyCode: '0000',
        siteCode: `00006${at}`,
      })
      await giveScope(ctx, id, {
        purpose: 'assessment',
        occupation: '焊工',
        levels: [5, 4],
        from: civilDate('2020-01-01'),
        source: '测试',
      })
      ids.push(id)
    }
    for (const { account, label, roles } of [officer, reviewer, signer])
      await holder(ctx.db, account ?? '', label, roles[0] as Role)
    return ids
  })
  home = made[0] as string
  writer = agent('assessor-agent', home)
  stranger = agent('assessor-agent', made[1] as string)
}, 120_000)
afterAll(() => kernel?.close())

const doing = <T>(run: Parameters<typeof performAsSystem<T>>[2]) => performAsSystem(kernel, 'test', run)

async function holder(db: Parameters<typeof createAccount>[0], id: string, label: string, role: Role) {
  const now = kernel.clock.now()
  await createAccount(db, { id, kind: 'official', login: role, label, now })
  await giveGrant(db, kernel.city.roles, {
    account: id,
    role,
    district: null,
    organisation: null,
    from: civilDate('2020-01-01'),
    to: null,
    by: null,
    now,
  })
}

const step = (who: Actor, number: string, name: string, more: object = {}) =>
  kernel.as(who, CASE_VERBS.stepCase, { number, step: name, ...more })

const begin = (who: Actor = writer, purpose: 'exam' | 'practice' = 'exam') =>
  kernel.as(who, beginBatch, { occupation: '焊工', level: '5', purpose })

async function published(questions: readonly Content[], who = writer): Promise<string> {
  const { number } = await begin(who)
  await step(who, number, 'add', { input: { questions } })
  await step(who, number, 'submit')
  await step(officer, number, 'check')
  await step(reviewer, number, 'publish')
  return number
}

/** A question that nobody has asked yet. */
let asked = 0
const fresh = (more: object = {}): Content => ({
  ...(structuredClone(SAMPLES.choice) as unknown as Content),
  stem: { paragraphs: [`第 ${++asked} 个新问题是什么？`], pictures: [] },
  ...more,
})

const written = async (number: string, content: Content, item: string | null = null) =>
  (await step(writer, number, 'write', { input: { item, content } })).answer as { item: string }

let exams = 0
async function plannedExam(who = writer, days = 10): Promise<string> {
  exams += 1
  const { id } = await kernel.as(who, planExam, {
    occupation: '焊工',
    level: '5',
    heldOn: addDays(civilDate('2026-03-02'), days),
    place: `第 ${exams} 考场`,
    capacity: 30,
  })
  return id as string
}

const shareIn = ({ bytes }: { bytes: Uint8Array }) =>
  /分片：([0-9A-F-]+)/.exec(new TextDecoder().decode(bytes))?.[1] ?? ''
const holders = () => [officer, reviewer, signer].map(({ account }) => account ?? '')

async function sealedPaper(who = writer): Promise<{ exam: string; paper: string }> {
  const exam = await plannedExam(who)
  const { id } = await kernel.as(who, planPaper, { exam, forms: 2, startsAt: '09:00' })
  await kernel.as(officer, drawPaper, { id, holders: holders() })
  return { exam, paper: id }
}

/** Moves the clock for as long as something is done, and back. */
async function at<T>(moment: string, run: () => Promise<T>): Promise<T> {
  const before = kernel.clock.now()
  kernel.clock.set(moment)
  try {
    return await run()
  } finally {
    kernel.clock.set(before.toISOString())
  }
}

describe('命题、审题、发布', () => {
  test('发布的题任何人改不了，数据库也不让；改题是下一个版本，发布后代替旧版本', async () => {
    const { number } = await begin()
    const { item } = await written(number, fresh())
    await step(writer, number, 'submit')
    await expect(written(number, fresh(), item)).rejects.toMatchObject({ status: 409 })
    await step(officer, number, 'check')
    await step(reviewer, number, 'publish')
    for (const change of [
      sql`update bank_version set content = 'x' where item = ${item}`,
      sql`delete from bank_version where item = ${item}`,
      sql`update bank_version set published_at = null where item = ${item}`,
    ])
      await expect(change.execute(kernel.database.db)).rejects.toThrow(/never changed/)
    await expect(
      sql`update bank_item set purpose = 'practice' where id = ${item}`.execute(kernel.database.db),
    ).rejects.toThrow(/keeps its organisation/)
    const next = await begin()
    await written(next.number, fresh(), item)
    // A second batch does not write the same question at the same time.
    const third = await begin()
    await expect(written(third.number, fresh(), item)).rejects.toMatchObject({ code: 'bank.inOtherBatch' })
    await step(writer, next.number, 'submit')
    await step(officer, next.number, 'check')
    await step(reviewer, next.number, 'publish')
    const { rows } = await sql<{
      version: number
      used: boolean
    }>`select version, withdrawn_at is null as used
      from bank_version where item = ${item} order by version`.execute(kernel.database.db)
    expect(rows).toEqual([
      { version: 1, used: false },
      { version: 2, used: true },
    ])
  })

  test('同一个人换了岗位也不能又审又发；命题的人换成市里的岗位不能审自己的题', async () => {
    const { number } = await begin()
    await written(number, fresh())
    await step(writer, number, 'submit')
    const writerAsOfficer = { ...officer, account: writer.account }
    await expect(step(writerAsOfficer, number, 'check')).rejects.toMatchObject({ status: 403 })
    await step(officer, number, 'check')
    await expect(step({ ...reviewer, account: officer.account }, number, 'publish')).rejects.toMatchObject({
      status: 403,
    })
    await expect(step({ ...reviewer, account: writer.account }, number, 'publish')).rejects.toMatchObject({
      status: 403,
    })
    await step(reviewer, number, 'publish')
  })

  test('别的机构看不到这一批，也不能往里写；没有备案的职业不能命题', async () => {
    const { number } = await begin()
    await expect(
      step(stranger, number, 'write', { input: { item: null, content: fresh() } }),
    ).rejects.toMatchObject({ status: 403 })
    await expect(
      kernel.as(writer, beginBatch, { occupation: '铆工', level: '5', purpose: 'exam' }),
    ).rejects.toMatchObject({ code: 'bank.wrongOccupation' })
  })

  test('别的机构的题、练习用的题不能当新版本写进来', async () => {
    const { number } = await begin()
    const { item } = await written(number, fresh())
    await step(writer, number, 'submit')
    await step(officer, number, 'check')
    await step(reviewer, number, 'publish')
    const theirs = await begin(stranger)
    await expect(
      step(stranger, theirs.number, 'write', { input: { item, content: fresh() } }),
    ).rejects.toMatchObject({ code: 'bank.noSuchItem' })
    const practice = await begin(writer, 'practice')
    await expect(written(practice.number, fresh(), item)).rejects.toMatchObject({ code: 'bank.otherShelf' })
  })

  test('同一批导入两次：整批退回，一题也不留；考试用过的题不能再当练习题', async () => {
    const questions = [fresh(), fresh()]
    await published(questions)
    const again = await begin()
    const more = [fresh(), ...questions]
    await expect(step(writer, again.number, 'add', { input: { questions: more } })).rejects.toMatchObject({
      code: 'bank.sameQuestions',
      fields: [{ path: 'input.questions.1' }, { path: 'input.questions.2' }],
    })
    const { rows } = await sql`select 1 from bank_version where batch = ${again.number}`.execute(
      kernel.database.db,
    )
    expect(rows).toHaveLength(0)
    await expect(step(writer, again.number, 'submit')).rejects.toMatchObject({ code: 'bank.emptyBatch' })
    const practice = await begin(writer, 'practice')
    const [known] = questions
    // Another order of words, blanks and full stops does not make it another question.
    const spaced = { ...known, stem: { paragraphs: [`${known?.stem.paragraphs[0]} 。`], pictures: [] } }
    await expect(written(practice.number, spaced as Content)).rejects.toMatchObject({
      code: 'bank.sameQuestion',
    })
  })

  test('答案不对、知识点不在细目表里：说出是哪一项', async () => {
    const { number } = await begin()
    await expect(written(number, fresh({ key: { right: 'c9' } }))).rejects.toMatchObject({
      fields: [{ path: 'input.content.key.right' }],
    })
    await expect(written(number, fresh({ point: 'COOKING' }))).rejects.toMatchObject({
      fields: [{ path: 'input.content.point' }],
    })
  })

  test('库里看不到题目和答案；能看办件的人也看不到', async () => {
    const { number } = await begin()
    await written(number, fresh({ stem: { paragraphs: ['暗号在哪里？'], pictures: [] } }))
    const { rows } = await sql<{ row: string }>`select row_to_json(v)::text as row from bank_version v
      where batch = ${number}`.execute(kernel.database.db)
    expect(rows[0]?.row).not.toContain('暗号')
    const view = await kernel.as(official('leader'), CASE_VERBS.readCase, { number })
    expect(JSON.stringify(view)).not.toContain('暗号')
  })

  test('新版本删去以后，旧的题面还占着它的位置', async () => {
    const { number } = await begin()
    const first = fresh()
    const { item } = await written(number, first)
    await step(writer, number, 'submit')
    await step(officer, number, 'check')
    await step(reviewer, number, 'publish')
    const next = await begin()
    await written(next.number, fresh(), item)
    await step(writer, next.number, 'take-out', { input: { item } })
    await expect(written(next.number, first)).rejects.toMatchObject({ code: 'bank.sameQuestion' })
  })
})

describe('组卷、封卷、开卷', () => {
  test('题不够时说出哪一格差几道，也不动别的机构的题', async () => {
    await published(levelFive(), stranger)
    const exam = await plannedExam()
    const { id } = await kernel.as(writer, planPaper, { exam, forms: 2, startsAt: '09:00' })
    const refused = kernel.as(officer, drawPaper, { id, holders: holders() })
    await expect(refused).rejects.toMatchObject({ code: 'bank.lacking' })
    await expect(refused).rejects.toMatchObject({
      detail: expect.stringContaining('“识图与焊缝符号·填空题·中”还差 2 道（要 2 道，有 0 道）'),
    })
    expect((await paperStanding({ db: kernel.database.db }, exam))?.state).toBe('planned')
  })

  test('三人里两人到点各交自己的分片才开得了；一个人、到点以前、别的卷的分片、别人的分片都不行', async () => {
    await published(levelFive())
    const { exam, paper } = await sealedPaper()
    const other = await sealedPaper()
    const mine = shareIn(await kernel.as(officer, takeShare, { id: paper }))
    const second = shareIn(await kernel.as(reviewer, takeShare, { id: paper }))
    const ofOther = shareIn(await kernel.as(officer, takeShare, { id: other.paper }))
    await expect(kernel.as(officer, takeShare, { id: paper })).rejects.toMatchObject({
      code: 'bank.shareTaken',
    })
    await expect(kernel.as(writer, takeShare, { id: paper })).rejects.toMatchObject({ status: 403 })
    await expect(kernel.as(officer, openPaper, { id: paper, share: mine })).rejects.toMatchObject({
      code: 'bank.beforeTheHour',
    })
    await at('2026-03-12T08:30:00+08:00', async () => {
      const opening = (who: Actor, share: string, id = paper) => kernel.as(who, openPaper, { id, share })
      await expect(opening(officer, ofOther)).rejects.toMatchObject({ code: 'bank.notYourShare' })
      await expect(opening(reviewer, mine)).rejects.toMatchObject({ code: 'bank.notYourShare' })
      await expect(opening(signer, second)).rejects.toMatchObject({ code: 'bank.notYourShare' })
      expect(await opening(officer, mine.toLowerCase().replaceAll('-', ' '))).toEqual({
        opened: false,
        given: 1,
      })
      await expect(opening(officer, mine)).rejects.toMatchObject({ code: 'bank.shareGiven' })
      const reading = { db: kernel.database.db, sealer: kernel.sealer }
      await expect(keysOf(reading, paper, 'A')).rejects.toMatchObject({ code: 'bank.notOpened' })
      expect(await opening(reviewer, second)).toEqual({ opened: true, given: 2 })
      await expect(opening(signer, second)).rejects.toMatchObject({ code: 'bank.notSealed' })
      const [first, parallel] = [await keysOf(reading, paper, 'A'), await keysOf(reading, paper, 'B')]
      expect([first.length, parallel.length]).toEqual([30, 30])
      const ids = [...first, ...parallel].map(({ id }) => id)
      expect(new Set(ids).size).toBe(60)
      expect(first.reduce((sum, { points }) => sum + points, 0)).toBe(100)
      await expect(keysOf(reading, paper, 'C')).rejects.toMatchObject({ code: 'bank.noPaper' })
      await expect(keysOf(reading, other.paper, 'A')).rejects.toMatchObject({ code: 'bank.notOpened' })
      await candidatesSit(exam, first)
      await expect(kernel.as(officer, setPaperAside, { id: paper, why: '想换' })).rejects.toMatchObject({
        code: 'bank.openAlready',
      })
    })
    const { rows } = await sql<{ verb: string }>`select verb from audit_record where subject_id = ${paper}
      and outcome = 'ok' order by id`.execute(kernel.database.db)
    expect(rows.filter(({ verb }) => verb === 'bank.open-paper')).toHaveLength(2)
  })

  test('封好的卷改不了也删不了；库里没有密钥，也没有领走的分片', async () => {
    const { paper } = await sealedPaper()
    const share = shareIn(await kernel.as(signer, takeShare, { id: paper }))
    await expect(
      sql`update bank_paper set sealed = 'x' where id = ${paper}`.execute(kernel.database.db),
    ).rejects.toThrow(/never changed/)
    await expect(
      sql`delete from bank_paper where id = ${paper}`.execute(kernel.database.db),
    ).rejects.toThrow()
    const { rows } = await sql<{
      all: string
    }>`select (select string_agg(row_to_json(p)::text, '') from bank_paper p)
      || (select string_agg(row_to_json(s)::text, '') from bank_share s)
      || coalesce((select string_agg(row_to_json(a)::text, '') from audit_record a), '')
      || coalesce((select string_agg(row_to_json(i)::text, '') from idempotency i), '') as all`.execute(
      kernel.database.db,
    )
    expect(rows[0]?.all).not.toContain(share)
    expect(rows[0]?.all).not.toContain(share.replaceAll('-', ''))
  })

  test('分片丢了就作废重组：旧分片开不了新卷', async () => {
    const { exam, paper } = await sealedPaper()
    const old = shareIn(await kernel.as(officer, takeShare, { id: paper }))
    await kernel.as(officer, setPaperAside, { id: paper, why: '两份分片遗失' })
    await expect(kernel.as(reviewer, takeShare, { id: paper })).rejects.toMatchObject({
      code: 'bank.notSealed',
    })
    const { id } = await kernel.as(writer, planPaper, { exam, forms: 2, startsAt: '09:00' })
    await kernel.as(officer, drawPaper, { id, holders: holders() })
    await at('2026-03-12T08:30:00+08:00', async () => {
      await expect(kernel.as(officer, openPaper, { id, share: old })).rejects.toMatchObject({
        code: 'bank.notYourShare',
      })
      await expect(kernel.as(officer, openPaper, { id: paper, share: old })).rejects.toMatchObject({
        code: 'bank.notSealed',
      })
    })
  })

  test('保管人要三位不同的、在岗的；一场考试只有一套卷；别的机构不能安排', async () => {
    const exam = await plannedExam()
    await expect(kernel.as(stranger, planPaper, { exam, forms: 2, startsAt: '09:00' })).rejects.toMatchObject(
      { status: 403 },
    )
    const { id } = await kernel.as(writer, planPaper, { exam, forms: 2, startsAt: '09:00' })
    await expect(kernel.as(writer, planPaper, { exam, forms: 2, startsAt: '10:00' })).rejects.toMatchObject({
      code: 'bank.examPlanned',
    })
    const [one = '', two = ''] = holders()
    for (const wrong of [
      [one, two, two],
      [one, two, writer.account ?? ''],
    ])
      await expect(kernel.as(officer, drawPaper, { id, holders: wrong })).rejects.toMatchObject({
        code: 'bank.threeHolders',
      })
  })

  test('八个人同时安排同一场：一套安排上，七个都得到“已安排”', async () => {
    const exam = await plannedExam()
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () => kernel.as(writer, planPaper, { exam, forms: 2, startsAt: '09:00' })),
    )
    const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
    expect(refused).toEqual(Array.from({ length: 7 }, () => 'bank.examPlanned'))
  })
})

/** Two neighbours have different papers; each has theirs again on another machine; nothing of a key is in it. */
async function candidatesSit(exam: string, keys: readonly { id: string; points: number }[]): Promise<void> {
  const people = ['00000000-0000-4000-8000-0000000000a1', '00000000-0000-4000-8000-0000000000a2']
  for (const [seat, person] of people.entries())
    await sql`insert into exam_candidate (exam, person, eligible, eligibility, seat, enrolled_at)
      values (${exam}, ${person}, true, '{}'::jsonb, ${String(seat + 1).padStart(3, '0')}, ${kernel.clock.now()})`.execute(
      kernel.database.db,
    )
  const reading = { db: kernel.database.db, sealer: kernel.sealer }
  const [first, second] = await Promise.all(people.map((person) => paperOf(reading, exam, person)))
  expect([first?.form, second?.form]).toEqual(['A', 'B'])
  expect(await paperOf(reading, exam, people[0] as string)).toEqual(first)
  expect(JSON.stringify(first)).not.toMatch(/"(key|accepted|reference|difficulty|regions)":/)
  expect(first?.items.map(({ id }) => id)).toEqual(keys.map(({ id }) => id))
  await expect(paperOf(reading, exam, crypto.randomUUID())).rejects.toMatchObject({
    code: 'bank.noSeat',
  })
  const right = await keysOf(reading, first?.paper ?? '', 'A')
  const earned = right.map((item) => {
    if (item.kind === 'choice' || item.kind === 'hotspot') return markItem(item, item.key.right)
    if (item.kind === 'multiple') return markItem(item, item.key.right)
    if (item.kind === 'order') return markItem(item, item.key.order)
    if (item.kind === 'match') return markItem(item, item.key.pairs)
    return item.kind === 'text-entry' ? markItem(item, item.key.accepted[0]) : null
  })
  expect(earned.reduce<number>((sum, one) => sum + (one ?? 0), 0)).toBe(100)
  // The right one of many is not always the first by name.
  const names = right.flatMap((item) => (item.kind === 'choice' ? [item.key.right] : []))
  expect(new Set(names).size).toBeGreaterThan(1)
}
