-- Secrets of authenticators are sealed under a key outside the database (docs/accounts.md, Second factor), so they are
-- longer than the 20 bytes that they hide; those of before are sealed at the next start.
-- The secret of a new phone, until a first code of it has been given; the old one holds till then.
alter table second_factors add column next_secret bytea;

-- 'told': of something that is journaled once in a while, however often it happens; last_at is until when.
alter table throttles drop constraint throttles_kind_known;
alter table throttles add constraint throttles_kind_known
  check (kind in ('address', 'account', 'pair', 'factor', 'code', 'mail', 'told'));
