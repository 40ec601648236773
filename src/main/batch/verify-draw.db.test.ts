import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestKernel, testKernel } from '../../../test/kernel.ts'
import { PUBLIC } from '../../kernel/identity/actor.ts'
import { civilDate } from '../../kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../kernel/verb/index.ts'
import { letHold } from '../../modules/credit/index.ts'
import { type DrawFile, drawFile, listDraws } from '../../modules/supervision/index.ts'
import { drawDesk } from '../demo/desks/draw-desk.ts'
import { organisations } from '../demo/setting/places.ts'

const TODAY = civilDate('2026-03-02')
const ROOT = join(import.meta.dirname, '../../..')

let kernel: TestKernel
let folder: string
let published: DrawFile
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'draw-'))
  kernel = await testKernel({ at: `${TODAY}T09:00:00+08:00` })
  const places = await performAsSystem(kernel, 'test', async (ctx) => {
    const districts = kernel.city.districts.map(({ code }) => code as string)
    const made = [...(await organisations(ctx, districts, TODAY)).values()]
    for (const { provider } of made)
      await letHold(ctx, provider, { grade: 'A', year: 2025, decidedIn: '测试' })
    return made
  })
  await drawDesk(kernel, places, TODAY)
  const { items } = await kernel.as(PUBLIC, listDraws, {})
  const drawn = items.find(({ standing }) => standing === '已抽取')
  const { bytes } = await kernel.as(PUBLIC, drawFile, { number: drawn?.number ?? '' })
  published = JSON.parse(new TextDecoder().decode(bytes))
}, 180_000)
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await kernel?.close()
})

/** The command as anybody runs it who downloaded the file: with no database and no city's settings. */
function verified(file: object) {
  const path = join(folder, `${published.number}.json`)
  writeFileSync(path, JSON.stringify(file))
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(ROOT, 'src/main/cli.ts'), 'supervision', 'verify-draw', path],
    { cwd: ROOT, encoding: 'utf8', env: { PATH: process.env.PATH, HOME: folder } },
  )
  return { status, stderr, said: status === 2 ? null : JSON.parse(stdout) }
}

describe('haihe supervision verify-draw：谁都能离线重算一次双随机抽查', () => {
  test('公示的文件对得上，以 0 退出', () => {
    expect(verified(published)).toMatchObject({
      status: 0,
      said: { valid: true, number: published.number, digest: published.digest },
    })
  })

  test('改过签数、换过秘密的，两处都说出来，以 3 退出', () => {
    const [first, second] = published.commitments
    const { status, said } = verified({
      ...published,
      list: published.list.map((one) => ({ ...one, weight: one.weight + 1 })),
      commitments: [{ ...first, secret: '后来换的秘密' }, second],
    })
    expect({ status, said }).toMatchObject({ status: 3, said: { valid: false } })
    expect(said.reasons.join('；')).toMatch(/与公布的摘要不一致；.*公布的秘密与承诺不一致/)
  })

  test('不是抽查公示文件的：说是哪个文件、哪一处，以 2 退出', () => {
    const { list: _list, ...rest } = published
    expect(verified(rest)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/\.json:1: list: 不是抽查公示文件/),
    })
  })
})
