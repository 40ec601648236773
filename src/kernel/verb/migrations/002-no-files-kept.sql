-- Files were kept with the answers, bank accounts in them; they are not any more.
update idempotency set answer = null where answer::text like '%$bytes%'
