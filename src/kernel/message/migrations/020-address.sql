-- Where a message leads that is about no case, such as a certificate; what is about a case leads to the case.
alter table message add column href text;
alter table message add constraint message_href_check check (href like '/%' and length(href) <= 200)
