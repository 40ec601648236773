import { sql } from 'kysely'
import { tellsAssigned } from '../../assessment/index.ts'

/** Who examines in a session that is not over, under which account: they declare first. */
tellsAssigned(
  'practical',
  'examine',
  sql`select s.exam, e.person, e.account, null::date as due from practical_examiner e
    join practical_session s on s.id = e.session where e.until is null and s.entered_at is null`,
)
