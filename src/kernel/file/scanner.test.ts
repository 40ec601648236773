import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scanUploads } from '../verb/http/scan.ts'
import type { Kernel } from '../verb/index.ts'
import { scannerAt } from './scanner.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const folder = mkdtempSync(join(tmpdir(), 'haihe-scanner-'))
const command = join(folder, 'scan.sh')
let server: Server
let address = ''
beforeAll(async () => {
  writeFileSync(
    command,
    '#!/bin/sh\ncase "$(cat)" in *virus*) echo "Eicar-Test"; exit 1;; *broken*) exit 2;; esac\n',
  )
  chmodSync(command, 0o700)
  server = createServer(async (request, answer) => {
    let text = ''
    for await (const part of request) text += part
    answer.statusCode = text.includes('broken') ? 500 : 200
    answer.end(JSON.stringify({ refused: text.includes('virus') ? 'Eicar-Test' : null }))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const at = server.address()
  address = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}/scan`
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

describe.each([
  ['一条命令', () => command],
  ['一个地址', () => address],
])('安全检查：%s', (_how, setting) => {
  test('干净的收，有问题的说明原因，说不清的不收', async () => {
    const scanner = scannerAt(setting())
    expect(await scanner.scan(bytes('clean'))).toBeNull()
    expect(await scanner.scan(bytes('a virus'))).toBe('Eicar-Test')
    await expect(scanner.scan(bytes('broken'))).rejects.toThrow()
  })
})

test('没有通过的，在哪一栏、为什么，都告诉上传的人；没有回音的请他过一会再传；没有设就不查', async () => {
  const file = { name: '照片.png', bytes: bytes('a virus') }
  const of = (setting: string | null) => ({ scanner: setting && scannerAt(setting) }) as unknown as Kernel
  await expect(scanUploads(of(command), { number: 'x', file })).rejects.toMatchObject({
    status: 422,
    fields: [{ path: 'file', message: '“照片.png”没有通过安全检查：Eicar-Test' }],
  })
  await expect(scanUploads(of(join(folder, 'nowhere')), { file })).rejects.toMatchObject({ status: 503 })
  await scanUploads(of(null), { file })
})
