import { carryAll, gatewayOf, tellAll } from '../channels.ts'
import type { Config } from '../config.ts'
import { demoIsThere, makeDemoCity, WHOLE_CITY } from '../demo/city.ts'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../demo/people/accounts.ts'
import { throwAwayDemo } from '../demo/reset.ts'
import { refuseDemoInCity, refuseLeftovers } from '../demo/story/leftovers.ts'
import { openHouse } from '../house.ts'
import { openIdentity } from '../identity.ts'
import { jobHandlers } from '../jobs.ts'
import { buildApp } from '../serve/app.ts'
import { serveControl } from './control.ts'
import { controlCommands } from './database-commands.ts'
import { faultSayer } from './say-fault.ts'

/** Runs the server until it is told to stop; with the embedded database it is the worker, too. */
export async function serve(config: Config, say: (line: string) => void): Promise<number> {
  while ((await serveOnce(config, say)) === 'reset') {
    say('正在重置演示…')
    throwAwayDemo(config)
  }
  return 0
}

/** Opens the house, serves, and closes it: to stop, or for a demo to be made again. */
async function serveOnce(config: Config, say: (line: string) => void): Promise<'stop' | 'reset'> {
  const started = Date.now()
  const report = faultSayer(say)
  say('正在打开数据库、核对政策数据…')
  const house = await openHouse(config, report)
  try {
    if (!config.demo) await refuseLeftovers(house.kernel)
    else if (!(await demoIsThere(house.kernel))) {
      await refuseDemoInCity(house.kernel)
      await makeDemoCity(house.kernel, house.secrets[0], WHOLE_CITY, say)
    }
  } catch (error) {
    await house.close()
    throw error
  }
  const { identity, provider } = await openIdentity(house, config)
  const ending = endOfServing()
  const app = await buildApp(house, config, identity, provider, () => ending.end('reset'))
  await app.listen({ host: config.host, port: config.port })
  if (config.worker)
    await house.kernel.jobs.work(
      jobHandlers(
        house.kernel,
        report,
        () => tellAll(house.kernel, gatewayOf(config)),
        () => carryAll(house.kernel, config),
      ),
    )
  const control = config.databaseUrl ? null : await serveControl(config.data, controlCommands(house))
  say(`\n海河工匠已启动（${((Date.now() - started) / 1000).toFixed(1)} 秒）：${config.origin}`)
  if (config.demo) sayAccounts(config, say)
  const why = await ending.ended
  if (why === 'stop') say('正在停止…')
  control?.close()
  await app.close()
  await house.close()
  return why
}

function sayAccounts(config: Config, say: (line: string) => void): void {
  say(`演示导览：${config.origin}/tour   登录页上可一键进入每个岗位：${config.origin}/login`)
  say(`演示账号（密码都是 ${DEMO_PASSWORD}，动态口令用 npm run haihe -- demo code 登录名）：`)
  for (const one of DEMO_ACCOUNTS) say(`  ${one.login.padEnd(10)} ${one.title}：${one.does}`)
  say('  市民       用统一身份登录，选一位演示市民')
}

/** Why serving ends: a signal from outside, or a reset of the demo. */
function endOfServing() {
  const { promise, resolve } = Promise.withResolvers<'stop' | 'reset'>()
  const stop = () => resolve('stop')
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  const ended = promise.finally(() => {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  })
  return { ended, end: resolve }
}
