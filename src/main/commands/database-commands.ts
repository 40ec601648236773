import { findingText, verifyAudit } from '../../kernel/audit/index.ts'
import { currentCode, secretFromWords } from '../../kernel/identity/totp.ts'
import type { Config } from '../config.ts'
import { type ControlCommand, callControl } from '../control.ts'
import { DEMO_ACCOUNTS } from '../demo/accounts.ts'
import { demoIsThere, makeDemoCity, WHOLE_CITY } from '../demo/city.ts'
import { doctor, type Health, remarkLines } from '../doctor.ts'
import { type House, openHouse } from '../house.ts'
import { walkTour } from './tour.ts'

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
      })
      return { ...report, findings: report.findings.map(findingText) }
    },
    tour: async () => walkTour(house),
    doctor: () => doctor(house.kernel),
  }
}

export async function databaseCommand(
  command: string,
  rest: readonly string[],
  config: Config,
  io: Io,
): Promise<number> {
  if (command === 'demo' && rest[0] === 'code') return demoCode(rest[1], io)
  const name = command === 'audit' ? `audit-${rest[0] ?? ''}` : command
  const asked = config.databaseUrl ? null : await callControl(config.data, name)
  if (asked) return told(command, asked.value, rest, io)
  const house = await openHouse(config, (error) => io.err(String(error)))
  try {
    if (command === 'migrate') {
      io.out('数据库已是最新。')
      return 0
    }
    if (command === 'demo') {
      if (await demoIsThere(house.kernel)) io.out('演示城市已经在了。')
      else await makeDemoCity(house.kernel, house.secrets[0], WHOLE_CITY, io.err)
      return 0
    }
    const run = controlCommands(house)[name]
    if (!run) {
      io.err(`没有命令 ${command} ${rest[0] ?? ''}。请看 haihe help。`)
      return 2
    }
    return told(command, await run({}), rest, io)
  } finally {
    await house.close()
  }
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
      sealedUntil: string | null
      unsealed: number
    }
    io.out(report.sound ? '审计链完好。' : `审计链有 ${report.findings.length} 处问题：`)
    for (const finding of report.findings) io.out(`  ${finding}`)
    io.out(`已封存 ${report.sealed} 条，封到 ${report.sealedUntil ?? '—'}；待封存 ${report.unsealed} 条。`)
  } else if (command === 'doctor') for (const line of remarkLines(value as Health)) io.out(line)
  else io.out(JSON.stringify(value, null, 2))
  return sound(value) ? 0 : 3
}

const sound = (value: unknown): boolean =>
  !(typeof value === 'object' && value !== null && 'sound' in value && value.sound === false)
