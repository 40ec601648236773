import { sql } from 'kysely'
import { tellsAssigned } from '../../assessment/index.ts'

/** Who watches a room whose papers are not collected yet: they declare first. */
tellsAssigned(
  'sitting',
  'watch',
  sql`select s.exam, w.person, null::text as account, null::date as due from sitting_watcher w
    join sitting_session s on s.id = w.session where s.closed_at is null`,
)
