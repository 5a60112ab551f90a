-- Taking back a large order of any door is work of the server, like taking back an import: a job without files whose
-- order_position names the order that it takes back.

alter table import_jobs drop constraint import_jobs_kind_known;
alter table import_jobs add constraint import_jobs_kind_known check (kind in ('sheet', 'dossier', 'undo'));
create unique index import_jobs_undo_once on import_jobs (realm_id, order_position) where kind = 'undo' and state = 'undoing';
