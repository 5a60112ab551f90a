-- A role that may take the checks of foreign keys out of an import (session_replication_role) shall not thereby get past
-- the rule that details are only ever erased. What the application's role may do at all: src/platform/grants.ts.
alter table journal_payloads enable always trigger journal_payloads_erased;
alter table journal_payloads enable always trigger journal_payloads_kept;
