-- How many sessions a month are too many for a speaker, and the way between two venues when nobody said; and sessions
-- listed by their time, and followed by their place in the store, in a realm that has many thousands.

create table speaker_settings (
  realm_id bigint not null,
  most_a_month integer not null constraint speaker_settings_most check (most_a_month between 1 and 100),
  travel_minutes integer not null constraint speaker_settings_travel check (travel_minutes between 0 and 1440),
  changed_at timestamptz(3) not null,
  changed_by text not null,
  constraint speaker_settings_pkey primary key (realm_id),
  constraint speaker_settings_realm foreign key (realm_id) references realms (realm_id)
);

create index sessions_by_start on sessions (realm_id, starts_at) where superseded_at is null and not retracted;
create index sessions_by_position on sessions (realm_id, position);
