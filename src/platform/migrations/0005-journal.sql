-- Journal: who did or read what, when, through which door; tamper-evident (docs/journal.md).
-- It is one for the installation and stays local to the coordinator of a Citus cluster: one tree, one sequencer.
-- Nothing here holds a name or free text: ids and codes only.

create table journal_events (
  event_id bigint generated always as identity,
  -- the transaction that tells of it; the sequencer takes what no open transaction can still be followed by
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz(3) not null,
  -- null: the whole installation
  realm_id bigint,
  actor text not null,
  role text,
  door text not null,
  action text not null,
  unit text,
  object_type text,
  object_id text,
  -- canonical JSON (RFC 8785); the columns before it repeat what it says, for searching
  leaf bytea not null,
  constraint journal_events_pkey primary key (event_id)
);
create index journal_events_by_realm on journal_events (realm_id, event_id);
create index journal_events_by_actor on journal_events (realm_id, actor, event_id);
create index journal_events_by_unit on journal_events (realm_id, unit, event_id) where unit is not null;
create index journal_events_by_action on journal_events (realm_id, action, event_id);
create index journal_events_by_object on journal_events (realm_id, object_type, object_id, event_id) where object_type is not null;
create index journal_events_by_time on journal_events (realm_id, at, event_id);

-- What an event says beyond its leaf, bound to it by SHA-256(salt || payload). Erasing takes salt and payload away:
-- the leaf stays and every proof holds.
create table journal_payloads (
  event_id bigint not null,
  salt bytea,
  payload jsonb,
  -- the event that tells of the erasure
  erased_by bigint,
  constraint journal_payloads_pkey primary key (event_id),
  constraint journal_payloads_event foreign key (event_id) references journal_events (event_id),
  constraint journal_payloads_whole check ((salt is null) = (payload is null) and (salt is null) = (erased_by is not null))
);

-- Events that have no place in the tree yet.
create table journal_pending (
  event_id bigint not null,
  xid xid8 not null,
  constraint journal_pending_pkey primary key (event_id),
  constraint journal_pending_event foreign key (event_id) references journal_events (event_id)
);

create table journal_leaves (
  index bigint not null,
  event_id bigint not null,
  hash bytea not null,
  constraint journal_leaves_pkey primary key (index),
  constraint journal_leaves_event_once unique (event_id),
  constraint journal_leaves_event foreign key (event_id) references journal_events (event_id)
);

-- Complete inner nodes (level 1 and up), so that a proof reads O(log n) rows.
create table journal_nodes (
  level smallint not null,
  index bigint not null,
  hash bytea not null,
  constraint journal_nodes_pkey primary key (level, index)
);

create table journal_checkpoints (
  size bigint not null,
  root bytea not null,
  note text not null,
  at timestamptz(3) not null default now(),
  constraint journal_checkpoints_pkey primary key (size)
);

-- Keys under which checkpoints were signed, oldest first; a new one is told of by an event.
create table journal_keys (
  vkey text not null,
  at timestamptz(3) not null default now(),
  constraint journal_keys_pkey primary key (vkey)
);

create function journal_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'The journal is only ever added to (%, %)', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;

create function journal_payload_only_erased() returns trigger language plpgsql as $$
begin
  if new.event_id = old.event_id and old.erased_by is null and new.erased_by is not null then return new; end if;
  raise exception 'A payload of the journal is only ever erased' using errcode = 'restrict_violation';
end $$;

create trigger journal_events_append_only before update or delete or truncate on journal_events for each statement execute function journal_is_append_only();
create trigger journal_leaves_append_only before update or delete or truncate on journal_leaves for each statement execute function journal_is_append_only();
create trigger journal_nodes_append_only before update or delete or truncate on journal_nodes for each statement execute function journal_is_append_only();
create trigger journal_checkpoints_append_only before update or delete or truncate on journal_checkpoints for each statement execute function journal_is_append_only();
create trigger journal_keys_append_only before update or delete or truncate on journal_keys for each statement execute function journal_is_append_only();
create trigger journal_payloads_kept before delete or truncate on journal_payloads for each statement execute function journal_is_append_only();
create trigger journal_payloads_erased before update on journal_payloads for each row execute function journal_payload_only_erased();
