-- Sessions whose papers are not collected yet are few among all that ever were.
create index sitting_session_open on sitting_session (assessor, opens_at) where closed_at is null
