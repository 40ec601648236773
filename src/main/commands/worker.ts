import { carryAll, gatewayOf, tellAll } from '../channels.ts'
import type { Config } from '../config.ts'
import { refuseLeftovers } from '../demo/story/leftovers.ts'
import { openHouse } from '../house.ts'
import { jobHandlers } from '../jobs.ts'
import { faultSayer } from './say-fault.ts'

/** Does the jobs in a process of its own; needs a PostgreSQL, since the embedded database has one process. */
export async function worker(config: Config, say: (line: string) => void): Promise<number> {
  if (!config.databaseUrl) {
    say('内置数据库由服务器进程兼做后台任务，不用另起 worker。要分开运行，请设置 DATABASE_URL。')
    return 2
  }
  const report = faultSayer(say)
  const house = await openHouse(config, report)
  if (!config.demo)
    await refuseLeftovers(house.kernel).catch(async (error: unknown) => {
      await house.close()
      throw error
    })
  await house.kernel.jobs.work(
    jobHandlers(
      house.kernel,
      report,
      () => tellAll(house.kernel, gatewayOf(config)),
      () => carryAll(house.kernel, config),
    ),
  )
  say('后台任务已启动。')
  await new Promise<void>((done) => {
    process.once('SIGINT', () => done())
    process.once('SIGTERM', () => done())
  })
  await house.close()
  return 0
}
