import { sql } from 'kysely'
import { tellsMarkers } from '../../assessment/index.ts'

/** Who marked a practical paper: every account with an entry for the candidate, and every chief of the session (成绩复核回避). */
tellsMarkers('practical', async (db, { exam, person, paper }) => {
  const { rows } = await sql<{
    account: string
  }>`select distinct e.by_account as account from practical_entry e
      join practical_candidate k on k.id = e.candidate join practical_session s on s.id = k.session
      where s.exam = ${exam}::uuid and s.paper = ${paper} and k.person = ${person}::uuid
    union select x.account from practical_examiner x join practical_session s on s.id = x.session
      where s.exam = ${exam}::uuid and s.paper = ${paper} and x.chief`.execute(db)
  return rows.map(({ account }) => account)
})
