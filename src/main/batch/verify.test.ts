import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { credentialToken, makeKeys, makeSigner } from '../../kernel/sealing/index.ts'
import { sealPdf } from '../../modules/certificates/paper/sealed-pdf.ts'
import { runVerify } from './verify.ts'

const signer = makeSigner(makeKeys('international'))
const CODE = '7K3M9QX2W4TZ0'
const PRINTED = {
  name: '张建国',
  idType: '居民身份证',
  maskedIdNumber: '1201**********0018',
  occupation: '焊工',
  occupationCode: '6-18-02-04',
  workType: null,
  level: 4,
  number: 'S000012000067264000001',
  organisation: '津沽职业技能评价中心',
  creditCode: '91350100M000100Y43',
  issuedOn: '2026-02-10',
  specimen: false,
}
const files = new Map<string, Uint8Array>()
const text = (words: string) => new TextEncoder().encode(words)

beforeAll(async () => {
  const credential = (subject: object) =>
    credentialToken(signer, {
      id: `https://jineng.example.gov.cn/v/${CODE}`,
      type: 'SkillLevelCertificate',
      issuer: {
        id: 'https://jineng.example.gov.cn/.well-known/haihe-keys.json',
        name: '天津市人力资源和社会保障局',
      },
      validFrom: new Date('2026-02-10T00:00:00+08:00'),
      subject: subject as Record<string, unknown>,
      status: { id: `https://jineng.example.gov.cn/v/${CODE}`, type: 'HaiheCertificateStatus' },
    })
  const token = await credential(PRINTED)
  files.set('keys.json', text(JSON.stringify(signer.publicKeys())))
  files.set('a.jwt', text(`${token}\n`))
  files.set('other.jwt', text(await credential({ title: '不是证书' })))
  files.set('forged.jwt', text(token.replace(/.{4}$/, 'AAAA')))
  files.set('a.pdf', await sealPdf(signer, CODE, text('%PDF-1.7\n(焊工 四级)\n%%EOF\n')))
  files.set(
    'changed.pdf',
    files.get('a.pdf')!.map((byte, at) => (at === 12 ? byte ^ 1 : byte)),
  )
})

async function run(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await runVerify(args, {
    readFile(path) {
      const found = files.get(path)
      if (!found) throw new Error('ENOENT')
      return found
    },
    writeFile() {
      throw new Error('verify writes no file')
    },
    stdin: () => files.get('a.jwt') as Uint8Array,
    write: (words) => out.push(words),
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    now: new Date('2026-03-02T09:00:00+08:00'),
  })
  return { code, out: out.map((line) => JSON.parse(line)), err }
}

describe('haihe verify：只凭公钥离线验证书', () => {
  test('凭证：逐项给出印在证上的内容，和查是否撤销的地址', async () => {
    const { code, out, err } = await run('a.jwt', '--keys', 'keys.json')
    expect({ code, err }).toEqual({ code: 0, err: [] })
    expect(out).toEqual([
      {
        file: 'a.jwt',
        valid: true,
        kind: 'credential',
        code: CODE,
        fields: expect.objectContaining({
          姓名: '张建国',
          职业技能等级: '四级（中级工）',
          发证日期: '2026年2月10日',
        }),
        specimen: false,
        online: `https://jineng.example.gov.cn/v/${CODE}`,
      },
    ])
  })

  test('开放徽章：离线验得过；换了上下文的说出第几项', async () => {
    const kept = JSON.parse(
      readFileSync(new URL('../../modules/certificates/badge/kept/2026-11.json', import.meta.url), 'utf8'),
    )
    const [core, , own] = kept.badge['@context']
    files.set('badge-keys.json', text(JSON.stringify(kept.publicKeys)))
    files.set('badge.json', text(JSON.stringify(kept.badge)))
    files.set(
      'evil.json',
      text(JSON.stringify({ ...kept.badge, '@context': [core, 'https://evil.example/', own] })),
    )
    const { code, out } = await run('badge.json', 'evil.json', '--keys', 'badge-keys.json')
    expect(code).toBe(3)
    expect(out[0]).toMatchObject({ valid: true, kind: 'credential', code: CODE })
    expect(out[1]).toMatchObject({ valid: false, reason: expect.stringContaining('@context 第 2 项') })
  })

  test('PDF 原件验得过；改一处、仿一处的验不过，退出码 3，说得出为什么', async () => {
    expect((await run('--keys', 'keys.json', 'a.pdf')).out[0]).toMatchObject({
      valid: true,
      kind: 'pdf',
      code: CODE,
    })
    const { code, out } = await run(
      '--keys',
      'keys.json',
      '--json',
      'a.pdf',
      'changed.pdf',
      'forged.jwt',
      'other.jwt',
      'keys.json',
    )
    expect(code).toBe(3)
    expect(out.map(({ valid }) => valid).slice(0, -1)).toEqual([true, false, false, false, false])
    expect(out[1].reason).toContain('改动')
    expect(out.at(-1)).toEqual({ rows: 5, valid: 1, invalid: 4 })
  })

  test('- 是标准输入', async () => {
    expect((await run('-', '--keys', 'keys.json')).code).toBe(0)
  })

  test.each([
    [[], '缺少要验的文件'],
    [['a.jwt'], '缺少 --keys'],
    [['a.jwt', '--keys', 'nowhere.json'], '读不出公钥'],
    [['a.jwt', '--keys', 'a.pdf'], '读不出公钥'],
    [['nowhere.jwt', 'a.jwt', '--keys', 'keys.json'], '读不出这个文件'],
    [['a.jwt', '--fast', '--keys', 'keys.json'], 'verify:'],
  ])('用错了：退出码 2，什么也不答 %#', async (args, message) => {
    const { code, out, err } = await run(...args)
    expect({ code, out }).toEqual({ code: 2, out: [] })
    expect(err[0]).toContain(message)
  })
})
