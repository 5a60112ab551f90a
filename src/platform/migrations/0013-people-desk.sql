-- Where each person is from day to day, with the name folded for searching: derived from the facts up to a position,
-- never a source of truth (decision 0017). One row for each stretch of days.
create table people_places (
  realm_id bigint not null,
  person_id bigint not null,
  day_from date not null,
  day_to date not null,
  code text not null,
  full_name text not null,
  -- the last word of the name, by which Vietnamese lists are in order
  given text not null,
  -- name and code without diacritics, in small letters
  search text collate "C" not null,
  -- here: belongs to the unit; ended: to none any more, the unit is the last; coming: not yet, the unit is the first; none
  state text not null constraint people_places_state_known check (state in ('here', 'ended', 'coming', 'none')),
  unit_id bigint,
  -- the other unit that was the home before
  came_from_id bigint,
  since date,
  is_primary boolean,
  kind text,
  cadre text,
  tier text,
  post text,
  constraint people_places_pkey primary key (realm_id, person_id, day_from),
  constraint people_places_person foreign key (realm_id, person_id) references person_ids (realm_id, person_id)
);
create index people_places_by_name on people_places
  (realm_id, given collate "vi-x-icu", full_name collate "vi-x-icu", code collate "C");
create index people_places_by_unit on people_places (realm_id, unit_id);
create index people_places_by_code on people_places (realm_id, code collate "C");

create table people_states (
  realm_id bigint not null,
  -- the store position up to which people_places is complete
  position bigint not null,
  -- how many people had been erased by then
  erased bigint not null,
  constraint people_states_pkey primary key (realm_id),
  constraint people_states_realm foreign key (realm_id) references realms (realm_id)
);

-- Two entries that were one person (merges.csv): the trace that a merge leaves.
create table merges (
  realm_id bigint not null,
  person_id bigint not null,
  into_id bigint,
  decided_on date,
  reason text,
  recorded_at timestamptz(3) not null,
  superseded_at timestamptz(3),
  retracted boolean not null default false,
  position bigint not null,
  constraint merges_pkey primary key (realm_id, person_id, recorded_at),
  constraint merges_person_id_exists foreign key (realm_id, person_id) references person_ids (realm_id, person_id),
  constraint merges_into_id_exists foreign key (realm_id, into_id) references person_ids (realm_id, person_id),
  constraint merges_complete check (retracted or (into_id is not null and decided_on is not null))
);
create unique index merges_current on merges (realm_id, person_id) where superseded_at is null;

-- Transfers that both sides agree on (transfers.csv): one asks, the other accepts or refuses.
create table transfers (
  realm_id bigint not null,
  code text not null,
  person_id bigint,
  from_unit_id bigint,
  to_unit_id bigint,
  moves_on date,
  decision text,
  status text constraint transfers_status_known check (status in ('asked', 'accepted', 'refused', 'withdrawn')),
  answer text,
  recorded_at timestamptz(3) not null,
  superseded_at timestamptz(3),
  retracted boolean not null default false,
  position bigint not null,
  constraint transfers_pkey primary key (realm_id, code, recorded_at),
  constraint transfers_person_id_exists foreign key (realm_id, person_id) references person_ids (realm_id, person_id),
  constraint transfers_from_unit_id_exists foreign key (realm_id, from_unit_id) references unit_ids (realm_id, unit_id),
  constraint transfers_to_unit_id_exists foreign key (realm_id, to_unit_id) references unit_ids (realm_id, unit_id),
  constraint transfers_complete check (retracted or (person_id is not null and from_unit_id is not null
    and to_unit_id is not null and moves_on is not null))
);
create unique index transfers_current on transfers (realm_id, code) where superseded_at is null;
create index transfers_open on transfers (realm_id, to_unit_id) where superseded_at is null and status = 'asked';
