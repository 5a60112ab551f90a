-- Taking an import back is work of the server as well.

alter table import_jobs drop constraint import_jobs_state_known;
alter table import_jobs add constraint import_jobs_state_known
  check (state in ('uploaded', 'checking', 'checked', 'importing', 'done', 'failed', 'cancelled', 'undoing', 'undone'));
drop index import_jobs_waiting;
create index import_jobs_waiting on import_jobs (realm_id, changed_at) where state in ('checking', 'importing', 'undoing');
