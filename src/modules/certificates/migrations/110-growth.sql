-- Asked by its number alone, whatever its scheme: whether a certificate of ours was entered as an earlier one.
create index earlier_certificate_by_number on earlier_certificate (certificate_number);

-- A page of batches tells of each how its rows stand without reading them.
alter table certificate_batch add column pieces integer not null default 0;
alter table certificate_batch add column accepted integer not null default 0;
alter table certificate_batch add column rejected integer not null default 0;
update certificate_batch b set pieces = n.pieces, accepted = n.accepted, rejected = n.rejected
  from (select batch, count(*) as pieces, count(*) filter (where outcome = 'accepted') as accepted,
    count(*) filter (where outcome = 'rejected') as rejected from certificate_batch_row group by batch) n
  where n.batch = b.id;
alter table certificate_batch add constraint certificate_batch_counts_check
  check (accepted >= 0 and rejected >= 0 and accepted + rejected <= pieces)
