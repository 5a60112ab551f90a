-- Terms of directives; typed links between them, to whom they are addressed, and what each unit did with them.

alter table directives add column term text;

create table directive_links (
  realm_id bigint not null,
  issuer text not null,
  directive text not null,
  other_issuer text not null,
  other text not null,
  kind text not null,
  cited text,
  recorded_at timestamptz(3) not null,
  superseded_at timestamptz(3),
  retracted boolean not null default false,
  position bigint not null,
  constraint directive_links_pkey primary key (realm_id, issuer, directive, other_issuer, other, kind, recorded_at),
  constraint directive_links_realm foreign key (realm_id) references realms (realm_id)
);
create unique index directive_links_current on directive_links (realm_id, issuer, directive, other_issuer, other, kind) where superseded_at is null;
create index directive_links_by_other on directive_links (realm_id, other) where superseded_at is null;

create table directive_recipients (
  realm_id bigint not null,
  issuer text not null,
  directive text not null,
  unit_id bigint not null,
  purpose text constraint directive_recipients_purpose_known check (purpose in ('report', 'carry_out', 'know', 'keep')),
  recorded_at timestamptz(3) not null,
  superseded_at timestamptz(3),
  retracted boolean not null default false,
  position bigint not null,
  constraint directive_recipients_pkey primary key (realm_id, issuer, directive, unit_id, recorded_at),
  constraint directive_recipients_unit_id_exists foreign key (realm_id, unit_id) references unit_ids (realm_id, unit_id)
);
create unique index directive_recipients_current on directive_recipients (realm_id, issuer, directive, unit_id) where superseded_at is null;
create index directive_recipients_by_unit on directive_recipients (realm_id, unit_id) where superseded_at is null;

create table directive_receipts (
  realm_id bigint not null,
  issuer text not null,
  directive text not null,
  unit_id bigint not null,
  received_on date,
  own_number text,
  own_issued_on date,
  note text,
  recorded_at timestamptz(3) not null,
  superseded_at timestamptz(3),
  retracted boolean not null default false,
  position bigint not null,
  constraint directive_receipts_pkey primary key (realm_id, issuer, directive, unit_id, recorded_at),
  constraint directive_receipts_unit_id_exists foreign key (realm_id, unit_id) references unit_ids (realm_id, unit_id),
  constraint directive_receipts_complete check (retracted or received_on is not null)
);
create unique index directive_receipts_current on directive_receipts (realm_id, issuer, directive, unit_id) where superseded_at is null;
