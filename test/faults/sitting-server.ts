import { readFileSync } from 'node:fs'
import Fastify from 'fastify'
import { openDatabase } from '../../src/kernel/database/index.ts'
import { PUBLIC } from '../../src/kernel/identity/actor.ts'
import { mountVerbs, systemClock } from '../../src/kernel/verb/index.ts'
import { sitting } from '../../src/modules/sitting/module.ts'
import { kernelOn } from '../kernel.ts'

// The server that candidates' machines talk to, as a process of its own that is killed in the middle of a save. What takes seconds to load is loaded
// before it is told to serve: the next one stands by while the one before still answers.

await new Promise((told) => process.once('message', told))
const { url, schema, keys, port } = JSON.parse(readFileSync(process.argv[2] as string, 'utf8'))
const database = await openDatabase({ url, schema, pool: 8 })
const kernel = { ...(await kernelOn(database, keys, {})), clock: systemClock }
const app = Fastify()
mountVerbs(app, sitting.verbs, { kernel, actorOf: () => PUBLIC, guard: () => undefined })
await app.listen({ port, host: '127.0.0.1' })
process.send?.('listening')
