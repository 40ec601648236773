-- An article of the notices board, written, checked and published by three people. What was published is never changed;
-- withdrawn, it stays with its reason.
create table news_article (
  number text primary key references case_file (number),
  id bigint generated always as identity unique,
  board text not null check (board in ('news', 'notice', 'story', 'event')),
  title text not null,
  summary text not null,
  body text not null,
  source text not null,
  published_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_why text,
  check ((withdrawn_at is null) = (withdrawn_why is null)),
  check (withdrawn_at is null or published_at is not null)
);

create index news_article_shown on news_article (published_at, id)
  where published_at is not null and withdrawn_at is null;

create index news_article_shown_by_board on news_article (board, published_at, id)
  where published_at is not null and withdrawn_at is null;

create function @city.published_news_stays() returns trigger language plpgsql as $$
begin
  if old.published_at is null then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' or old.withdrawn_at is not null
    or (new.number, new.board, new.title, new.summary, new.body, new.source, new.published_at)
      is distinct from (old.number, old.board, old.title, old.summary, old.body, old.source, old.published_at)
  then
    raise exception 'a published article is never changed or removed; it can be withdrawn once';
  end if;
  return new;
end $$;

create trigger published_news_stays before update or delete on news_article
  for each row execute function @city.published_news_stays();
