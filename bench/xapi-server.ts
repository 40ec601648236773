// An xAPI endpoint with the handlers of the program and a store of its own, for conformance suites that sign in by name and
// password: `XAPI_USER=… XAPI_PASSWORD=… node --import tsx bench/xapi-server.ts [port]`. The program itself lets nobody in this way.

import { timingSafeEqual } from 'node:crypto'
import Fastify from 'fastify'
import { migrate, openDatabase } from '../src/kernel/database/index.ts'
import { answerXapi, mountXapi, XapiFault } from '../src/modules/learning-records/index.ts'

const port = Number(process.argv[2] ?? 8123)
const { XAPI_USER: user, XAPI_PASSWORD: password, HAIHE_TEST_DATABASE_URL: url } = process.env
if (!user || !password) throw new Error('bench/xapi-server.ts: say XAPI_USER and XAPI_PASSWORD')
const known = Buffer.from(`Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`)

const database = await openDatabase(url ? { url, schema: `xapi_${process.pid}` } : { schema: 'xapi' })
await migrate(database, ['kernel/database', 'modules/learning-records'])
const app = Fastify({ bodyLimit: 8_000_000, routerOptions: { ignoreTrailingSlash: true } })
await mountXapi(
  app,
  '/xapi',
  () => new Date(),
  async (request) => {
    const said = Buffer.from(request.headers.authorization ?? '')
    if (request.path !== '/about' && !(said.length === known.length && timingSafeEqual(said, known)))
      throw new XapiFault(401, 'authorization', 'is not known here')
    return database.transaction((db) =>
      answerXapi(
        {
          db,
          holder: 'conformance',
          authority: { objectType: 'Agent', account: { homePage: 'http://127.0.0.1/', name: user } },
          now: new Date(),
          base: '/xapi',
        },
        request,
      ),
    )
  },
)
await app.listen({ host: '127.0.0.1', port })
console.log(`xAPI on http://127.0.0.1:${port}/xapi`)
