import { resolve } from 'node:path'
import { findingText, verifyAudit } from '../../kernel/audit/index.ts'
import { currentCode, secretFromWords } from '../../kernel/identity/secret/totp.ts'
import { parseCivilDate } from '../../kernel/value/time/civil-date.ts'
import type { Config } from '../config.ts'
import { demoIsThere, makeDemoCity, WHOLE_CITY } from '../demo/city.ts'
import { moveDemoClock } from '../demo/clock.ts'
import { DEMO_ACCOUNTS } from '../demo/people/accounts.ts'
import { refuseDemoInCity, refuseLeftovers } from '../demo/story/leftovers.ts'
import { doctor, type Health, remarkLines } from '../doctor/doctor.ts'
import { type House, openHouse } from '../house.ts'
import { adminCommand } from './admin.ts'
import { backupTo, type Copied, restoreFrom } from './backup.ts'
import { type ControlCommand, callControl } from './control.ts'
import { type Recount, recount, recountLines } from './figures.ts'
import { walkTour } from './tour.ts'

/** Commands of which the second word says what is done. */
const GROUPS = ['audit', 'admin', 'demo', 'figures']
/** Commands that work on a file. */
const FILES = ['backup', 'restore']

interface Io {
  out(line: string): void
  err(line: string): void
}

/** Commands that look into the database; while the embedded one is in use they are asked of the running server. */
export function controlCommands(house: House): Record<string, ControlCommand> {
  return {
    'audit-verify': async () => {
      const report = await verifyAudit(house.kernel.database.db, {
        publicKeys: house.kernel.signer.publicKeys(),
        sealer: house.kernel.sealer,
        heads: await house.kernel.anchors?.kept(),
        seen: await house.kernel.witness?.seen(),
      })
      return { ...report, findings: report.findings.map(findingText) }
    },
    tour: async () => walkTour(house),
    doctor: () => doctor(house.kernel),
    'figures-recount': () => recount(house.kernel),
    'admin-first': () => adminCommand(house, ['first']),
    'admin-link': ({ of }) => adminCommand(house, ['link', String(of)]),
    ...(house.kernel.demo ? { 'demo-until': ({ of }) => demoUntil(house, String(of)) } : {}),
    backup: ({ of }) => backupTo(house.kernel.database, String(of), new Date()),
  }
}

export async function databaseCommand(
  command: string,
  rest: readonly string[],
  config: Config,
  io: Io,
): Promise<number> {
  if (command === 'demo' && rest[0] === 'code') return demoCode(rest[1], io)
  const words = rest.filter((word) => !word.startsWith('--'))
  const name = GROUPS.includes(command) ? `${command}-${words[0] ?? ''}` : command
  const of = GROUPS.includes(command) ? words[1] : words[0]
  if (FILES.includes(command) && !of) {
    io.err(`请写明文件：haihe ${command} 文件`)
    return 2
  }
  const input = { of: command === 'backup' ? resolve(String(of)) : of }
  const asked = config.databaseUrl ? null : await callControl(config.data, name, input)
  if (asked) return told(command, asked.value, rest, io)
  const house = await openHouse(config, (error) => io.err(String(error)))
  try {
    if (command === 'migrate') {
      io.out('数据库已是最新。')
      return 0
    }
    if (name === 'demo-') {
      if (await demoIsThere(house.kernel)) io.out('演示城市已经在了。')
      else {
        await refuseDemoInCity(house.kernel)
        await makeDemoCity(house.kernel, house.secrets[0], WHOLE_CITY, io.err)
      }
      return 0
    }
    if (!config.demo) await refuseLeftovers(house.kernel)
    if (command === 'restore')
      return told(command, await restoreFrom(house.kernel.database, String(of)), rest, io)
    const run = controlCommands(house)[name]
    if (!run) {
      io.err(`没有命令 ${command} ${rest[0] ?? ''}。请看 haihe help。`)
      return 2
    }
    return told(command, await run(input), rest, io)
  } finally {
    await house.close()
  }
}

/** Lets the demo's time pass until the morning of a day, for everybody: what is due by then happens. */
async function demoUntil(house: House, day: string): Promise<string[]> {
  if (!parseCivilDate(day).valid) throw new Error(`日期形如 2026-12-31，不是 ${day}`)
  await moveDemoClock(house.kernel.database.db, new Date(`${day}T09:00:00+08:00`))
  return [`演示的时间已经到 ${day} 上午九点，不能往回拨。`]
}

/** The sixteen-second answer to "what is the code now" for a demo account. */
async function demoCode(login: string | undefined, io: Io): Promise<number> {
  if (!DEMO_ACCOUNTS.some((one) => one.login === login)) {
    io.err(`没有这个演示账号。可选：${DEMO_ACCOUNTS.map((one) => one.login).join('、')}`)
    return 2
  }
  io.out(await currentCode(secretFromWords(login as string), new Date()))
  return 0
}

function told(command: string, value: unknown, rest: readonly string[], io: Io): number {
  if (rest.includes('--json')) {
    io.out(JSON.stringify(value))
    return sound(value) ? 0 : 3
  }
  if (command === 'audit') {
    const report = value as {
      sound: boolean
      findings: string[]
      sealed: number
      sealedUntil: Date | string | null
      unsealed: number
    }
    // Asked of a running server it comes as text.
    const until = report.sealedUntil === null ? '—' : new Date(report.sealedUntil).toISOString()
    io.out(report.sound ? '审计链完好。' : `审计链有 ${report.findings.length} 处问题：`)
    for (const finding of report.findings) io.out(`  ${finding}`)
    io.out(`已封存 ${report.sealed} 条，封到 ${until}；待封存 ${report.unsealed} 条。`)
  } else if (command === 'figures') for (const line of recountLines(value as Recount)) io.out(line)
  else if (command === 'admin' || command === 'demo') for (const line of value as string[]) io.out(line)
  else if (FILES.includes(command)) {
    const { tables, rows: lines } = value as Copied
    io.out(`${command === 'backup' ? '已备份' : '已恢复，与备份逐表核对一致'}：${tables} 张表，${lines} 行。`)
    if (command === 'backup') io.out('密钥文件不在备份里，请另行备份、分开保管。')
  } else if (command === 'doctor') for (const line of remarkLines(value as Health)) io.out(line)
  else io.out(JSON.stringify(value, null, 2))
  return sound(value) ? 0 : 3
}

const sound = (value: unknown): boolean =>
  !(typeof value === 'object' && value !== null && 'sound' in value && value.sound === false)
