// Packages of cmi5 with the handlers of the program, for ADL's launch test suite: `CMI5_USER=… CMI5_PASSWORD=… node --import tsx
// bench/cmi5-server.ts [port]`. The suite puts packages in, opens units for whomever it names, and reads the store of records. In
// the program only its own officers put packages in, units are opened for whoever is signed in, and nobody reads another's records.

import { randomUUID } from 'node:crypto'
import Fastify from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import { migrate, openDatabase } from '../src/kernel/database/index.ts'
import { makeKeys, makeSealer, makeSigner } from '../src/kernel/sealing/index.ts'
import type { Kernel } from '../src/kernel/verb/index.ts'
import { loadCityFolder } from '../src/main/city.ts'
import { ROOMS } from '../src/main/modules.ts'
import { standardsReader } from '../src/main/standards.ts'
import { answerXapi, mountXapi, XapiFault } from '../src/modules/learning-records/index.ts'
import { abandon, launchUnit, register, waive } from '../src/modules/online/cmi5/launch.ts'
import { type Desk, storeOf } from '../src/modules/online/cmi5/own-records.ts'
import { holdRegistration, launchById, type Registration } from '../src/modules/online/cmi5/store.ts'
import { LAUNCH_MODES } from '../src/modules/online/cmi5/words.ts'
import { readPackage } from '../src/modules/online/package/read-package.ts'
import { mountPackages } from '../src/modules/online/package/serve.ts'
import { insertPackage } from '../src/modules/online/package/store.ts'
import { PackageFault } from '../src/modules/online/package/structure.ts'

const port = Number(process.argv[2] ?? 8125)
const { CMI5_USER: user, CMI5_PASSWORD: password, HAIHE_TEST_DATABASE_URL: url } = process.env
if (!user || !password) throw new Error('bench/cmi5-server.ts: say CMI5_USER and CMI5_PASSWORD')
const known = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

const schema = `cmi5_${process.pid}`
const database = await openDatabase(url ? { url, schema } : { schema })
await migrate(database, ROOMS)
const { city, standards } = loadCityFolder(new URL('../city/tianjin', import.meta.url).pathname)
const keys = makeKeys('international')
const kernel: Kernel = {
  database,
  city,
  standards: standardsReader(database, standards),
  sealer: makeSealer(keys),
  signer: makeSigner(keys),
  origin: `http://127.0.0.1:${port}`,
  jobs: { wake: () => undefined, stop: async () => undefined } as unknown as Kernel['jobs'],
  followers: [],
  clock: { now: () => new Date() },
  demo: false,
  anchors: null,
}
const act = <T>(run: (desk: Desk) => Promise<T>): Promise<T> =>
  database.transaction((db) => run({ db, now: new Date(), origin: kernel.origin }))

const app = Fastify({ bodyLimit: 100_000_000, routerOptions: { ignoreTrailingSlash: true } })
app.setErrorHandler((error: Error, _request, reply) => {
  console.error(error)
  return reply.status(500).send({ error: error.message })
})
await mountPackages(app, kernel)
await mountXapi(
  app,
  '/records',
  () => new Date(),
  async (request) => {
    if (request.headers.authorization !== known)
      throw new XapiFault(401, 'authorization', 'is not known here')
    const headers = { ...request.headers, 'x-experience-api-version': '2.0.0' }
    return act((desk) => answerXapi(storeOf(desk), { ...request, headers }))
  },
)
await app.register(async (suite) => {
  suite.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  suite.addHook('onRequest', async (request, reply) => {
    if (request.headers.authorization !== known) return reply.status(401).send()
  })
  suite.post('/course', async (request, reply) => {
    try {
      const { body } = request
      const found = readPackage(Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body)))
      return { id: await act(({ db, now }) => insertPackage(db, found, now)) }
    } catch (error) {
      if (!(error instanceof PackageFault)) throw error
      return reply.status(422).send({ place: error.place, says: error.message })
    }
  })
  const Launch = z.object({
    actor: z.object({ account: z.object({ homePage: z.string(), name: z.string() }) }),
    registration: z.string().optional(),
    launchMode: z.enum(LAUNCH_MODES).optional(),
  })
  suite.post<{ Params: { id: string; unit: string } }>(
    '/course/:id/launch/:unit',
    async ({ params, body }) => {
      const asked = Launch.parse(body)
      return act(async (desk) => {
        const registration =
          asked.registration ??
          (await register(desk, { package: params.id, person: null, actor: asked.actor.account }))
        const mode = asked.launchMode ?? 'Normal'
        return launchUnit(desk, registration, {
          unit: Number(params.unit),
          mode,
          back: `${kernel.origin}/learn/cmi5/back`,
        })
      })
    },
  )
  suite.post<{ Params: { id: string; unit: string }; Body: { reason: string } }>(
    '/registration/:id/waive/:unit',
    async ({ params, body }) =>
      act(async (desk) => {
        const registration = (await holdRegistration(desk.db, params.id)) as Registration
        await waive(desk, registration, Number(params.unit), body.reason)
        return {}
      }),
  )
  suite.post<{ Params: { id: string } }>('/session/:id/abandon', async ({ params }) =>
    act(async (desk) => {
      const open = await launchById(desk.db, params.id)
      const registration = open && (await holdRegistration(desk.db, open.registration))
      if (open && registration) await abandon(desk, registration, open)
      return { id: randomUUID() }
    }),
  )
})
await app.listen({ host: '127.0.0.1', port })
console.log(`cmi5 on ${kernel.origin}`)
const stop = async () => {
  await app.close()
  if (url) await sql.raw(`drop schema ${schema} cascade`).execute(database.db)
  await database.close()
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
