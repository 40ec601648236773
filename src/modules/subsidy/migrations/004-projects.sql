-- 评价补贴 and 技能提升补贴 are claims, too. Who is paid may not be known yet: then the claim is held, and pays nobody.
alter table subsidy_claim alter column payee_id drop not null;
-- 技能提升补贴 asks for no group.
alter table subsidy_claim alter column subsidy_group drop not null;
-- The employer that the district found on evidence where roster and registers do not agree (核定).
alter table subsidy_claim add column confirmed_employer uuid;
-- 技能提升补贴: the day of application, and until when an offer may be taken up (证书核发后的申请期限).
alter table subsidy_claim add column applied_on date;
alter table subsidy_claim add column offered_until date;
create index subsidy_claim_offered on subsidy_claim (offered_until) where offered_until is not null and live;
create index subsidy_claim_class on subsidy_claim (class) where class is not null
