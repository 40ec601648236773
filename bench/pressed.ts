// How long the home page takes while somebody presses the server: 200 bodies that never end, 12 MB of bad pairs and three
// workbooks that unpack to hundreds of megabytes, all at once; then, on PostgreSQL, 50 of its connections are cut while acts run. `node --import tsx bench/pressed.ts`; with
// HAIHE_TEST_DATABASE_URL on that PostgreSQL. The project promises a p95 of at most 200 ms.
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import pg from 'pg'
import { ownDatabase } from '../test/own-database.ts'
import { freePort, startProgram, untilUp } from '../test/program.ts'

const GOAL_MS = 200
const ASKED = 100
const CUTS = 50

const url = process.env.HAIHE_TEST_DATABASE_URL
const own = url ? await ownDatabase(url) : null
const port = await freePort()
const base = `http://127.0.0.1:${port}`
const folder = mkdtempSync(join(tmpdir(), 'haihe-pressed-'))
const program = startProgram(['serve'], {
  HAIHE_PORT: String(port),
  HAIHE_DATA: folder,
  HAIHE_ORIGIN: base,
  ...(own ? { DATABASE_URL: own.url } : {}),
})
try {
  await untilUp(base, program)
  const calm = await homePage()
  const sockets = Array.from({ length: 200 }, slowBody)
  const pressing = [
    fetch(`${base}/verify`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'a&b'.repeat(4_000_000),
    }).then(
      ({ status }) => status,
      () => 0,
    ),
    ...(await bombs()),
  ]
  const pressed = await homePage()
  const statuses = await Promise.all(pressing)
  for (const socket of sockets) socket.destroy()
  const cut = own ? await cutConnections(own.url) : null
  const result = { calm, pressed, goal: GOAL_MS, statuses, cut, ended: program.ended() }
  process.stdout.write(`${JSON.stringify(result)}\n`)
  if (pressed.p95 > GOAL_MS || program.ended()) process.exitCode = 1
} finally {
  await program.stop()
  await own?.drop()
  rmSync(folder, { recursive: true, force: true })
}

/** Cuts connections to the database, one at a time, while people enter: acts may fail, the program may not. */
async function cutConnections(
  database: string,
): Promise<{ cut: number; done: number; failed: number; after: number }> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  let going = true
  let done = 0
  let failed = 0
  const enter = async () => {
    while (going) {
      const answer = await fetch(`${base}/demo/enter`, {
        method: 'POST',
        headers: { origin: base, 'content-type': 'application/x-www-form-urlencoded' },
        body: 'account=jigou&next=/',
        redirect: 'manual',
      })
      if (answer.status === 303) done += 1
      else failed += 1
    }
  }
  const people = [enter(), enter(), enter(), enter()]
  let cut = 0
  while (cut < CUTS) {
    const { rowCount } = await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() order by random() limit 1`)
    cut += rowCount ?? 0
    await new Promise((next) => setTimeout(next, 60))
  }
  going = false
  await Promise.all(people)
  await client.end()
  return { cut, done, failed, after: (await fetch(`${base}/readyz`)).status }
}

/** The home page asked again and again by two visitors. */
async function homePage(): Promise<{ median: number; p95: number; failed: number }> {
  const times: number[] = []
  let failed = 0
  const visitor = async () => {
    for (let at = 0; at < ASKED / 2; at += 1) {
      const began = performance.now()
      const answer = await fetch(base)
      await answer.text()
      if (answer.status !== 200) failed += 1
      times.push(performance.now() - began)
      await new Promise((done) => setTimeout(done, 40))
    }
  }
  await Promise.all([visitor(), visitor()])
  times.sort((a, b) => a - b)
  const at = (part: number) => Math.round(times[Math.floor(times.length * part)] ?? 0)
  return { median: at(0.5), p95: at(0.95), failed }
}

function slowBody(): Socket {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(
    'POST /verify HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 1000\r\n\r\na',
  )
  return socket
}

/** Three workbooks of a provider's agent, each a small file that unpacks to very much. */
async function bombs(): Promise<Promise<number>[]> {
  const entered = await fetch(`${base}/demo/enter`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ account: 'jigou', next: '/work' }),
  })
  const cookie = entered.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const roster = { name: 'a.xlsx', content: bomb().toString('base64') }
  const schedule = { hours: 40, startsOn: '2030-01-01', hoursPerDay: 8, restDays: 'none' }
  return [0, 1, 2].map(() =>
    fetch(`${base}/api/v1/training/rosters/check`, {
      method: 'POST',
      headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      body: JSON.stringify({ ...schedule, roster }),
    }).then(
      ({ status }) => status,
      () => 0,
    ),
  )
}

/** A workbook of one sheet with rows without end. */
function bomb(): Buffer {
  const row = '<row><c t="inlineStr"><is><t>x</t></is></c></row>'
  const sheet = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${row.repeat(4_000_000)}</sheetData></worksheet>`
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const pack = 'http://schemas.openxmlformats.org/package/2006'
  return zip({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${pack}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="${pack}/relationships"><Relationship Id="r1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${rel}"><sheets><sheet name="学员名册" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="${pack}/relationships"><Relationship Id="r1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheet,
  })
}

/** A zip archive, as small as it gets. */
function zip(files: Record<string, string>): Buffer {
  const parts: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const bytes = Buffer.from(text)
    const packed = deflateRawSync(bytes, { level: 9 })
    const sum = crc32(bytes)
    const named = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(sum, 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(named.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, named, packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), common, place, named]))
    parts.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(central.length, 4)
  end.writeUInt16LE(central.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, directory, Buffer.from('PK\u0005\u0006', 'latin1'), end])
}
