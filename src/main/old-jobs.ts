import type { Database } from '../kernel/database/index.ts'
import { emit, type Follower, nameOldJob, type OldJob, takeOldJobs } from '../kernel/event/index.ts'
import { certified, certifiedBefore } from '../modules/assessment/index.ts'

/**
 * What still waited in the queue that earlier versions kept beside the city's tables is handed on to those who follow it
 * today; what nobody follows any more is named as stuck work. In one transaction, and only once: the queue goes with it.
 */
export async function handOnOldJobs(
  database: Database,
  followers: readonly Follower[],
  now: Date,
): Promise<{ handedOn: number; named: number }> {
  return database.transaction(async (tx) => {
    const jobs = await takeOldJobs(tx)
    const unknown: OldJob[] = []
    for (const job of jobs) {
      const told = job.name === certified.name ? await certifiedBefore(tx, job.data) : null
      if (told) await emit(tx, followers, certified, told, now)
      else unknown.push(job)
    }
    for (const job of unknown) await nameOldJob(tx, job, now)
    return { handedOn: jobs.length - unknown.length, named: unknown.length }
  })
}
