-- Files sent ahead of the order that will name them; whoever sent one may name it, nobody else.
create table uploads (
  realm_id bigint not null,
  sha256 bytea not null,
  -- account:12, machine, …
  actor text not null,
  name text not null,
  size bigint not null,
  at timestamptz(3) not null,
  constraint uploads_pkey primary key (realm_id, sha256, actor),
  constraint uploads_realm foreign key (realm_id) references realms (realm_id)
);

-- Orders by time, and which order took another one back.
create index orders_by_time on orders (realm_id, at desc);
create index orders_undoing on orders (realm_id, (detail ->> 'undoes')) where detail ->> 'undoes' is not null;
