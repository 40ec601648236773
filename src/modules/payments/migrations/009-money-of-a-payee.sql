-- 到账和退票: what a payee was paid, however much was paid to others.
create index payment_line_settled on payment_line (payee, settled_on, batch, line) where state in ('paid', 'returned')
