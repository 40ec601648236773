import { sql, CompiledQuery } from 'kysely'
import { testDatabase } from '../database.ts'
import { aTownHall } from './town-hall.ts'
const database = await testDatabase(['kernel/identity'])
const hall = await aTownHall(database)
await hall.official('fast.one', { role: 'district-clerk', district: '120116' })
const b = hall.browser(); await hall.signIn(b, 'fast.one')
const cookie = [...b.cookies].map(([k,v])=>`${k}=${v}`).join('; ')
const request = { headers: { cookie, 'user-agent':'Chrome/153' }, protocol:'http', hostname:'localhost' }
const { rows } = await sql<{token:string}>`select token from identity_session`.execute(database.db)
const run = async (name: string, n: number, conc: number, f: () => Promise<unknown>) => {
  for (let i=0;i<300;i++) await f()
  const t=performance.now(); let left=n
  await Promise.all(Array.from({length:conc}, async()=>{ while(left-->0) await f() }))
  const s=(performance.now()-t)/1000; console.log(database.kind, name, conc, Math.round(n/s)+'/s')
}
for (let round=0; round<2; round++) for (const conc of [1,8]) {
  await run('bare token read', 3000, conc, () => database.db.executeQuery(CompiledQuery.raw('select account from identity_session where token = $1',[rows[0]!.token])))
  await run('actorOf', 3000, conc, () => hall.identity.actorOf(request))
  await run('better-auth getSession', 600, conc, () => hall.identity.auth.api.getSession({ headers: new Headers({ cookie }) }))
}
await run('public', 100000, 1, () => hall.identity.actorOf({ headers: {}, protocol:'http', hostname:'localhost' }))
await hall.close(); await database.close()
