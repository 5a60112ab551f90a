-- Figures for "now": derived from the facts up to a position, never a source of truth (decision 0004).
-- Days are whole numbers since 1970-01-01; a row holds a whole series: days ascending, values one after the other.

create table figure_states (
  realm_id bigint not null,
  campaign_id bigint not null,
  -- the store position up to which the sums are complete
  position bigint not null,
  computed_at timestamptz(3) not null default now(),
  constraint figure_states_pkey primary key (realm_id, campaign_id),
  constraint figure_states_campaign foreign key (realm_id, campaign_id) references campaign_ids (realm_id, campaign_id)
);

-- Each unit's own part, statements not laid over it.
create table figure_tallies (
  realm_id bigint not null,
  campaign_id bigint not null,
  unit_id bigint not null,
  series text not null,
  days integer[] not null,
  vals bigint[] not null,
  constraint figure_tallies_pkey primary key (realm_id, campaign_id, unit_id, series)
);

-- Sums over each unit's subtree, as the tree stood on each day.
create table figure_sums (
  realm_id bigint not null,
  campaign_id bigint not null,
  unit_id bigint not null,
  series text not null,
  days integer[] not null,
  vals bigint[] not null,
  constraint figure_sums_pkey primary key (realm_id, campaign_id, unit_id, series)
);

create table figure_completions (
  realm_id bigint not null,
  campaign_id bigint not null,
  unit_id bigint not null,
  audience text not null,
  day integer not null,
  constraint figure_completions_pkey primary key (realm_id, campaign_id, unit_id, audience)
);

create table figure_conferences (
  realm_id bigint not null,
  campaign_id bigint not null,
  session_id bigint not null,
  host_id bigint not null,
  day integer not null,
  card jsonb not null,
  constraint figure_conferences_pkey primary key (realm_id, campaign_id, session_id)
);
create index figure_conferences_by_host on figure_conferences (realm_id, campaign_id, host_id);

-- Standing of each person: where counted, and what is true, from day to day.
create table figure_standings (
  realm_id bigint not null,
  campaign_id bigint not null,
  person_id bigint not null,
  day_from integer not null,
  day_to integer not null,
  unit_id bigint not null,
  audience text not null,
  tier text not null,
  exempt boolean not null,
  participated boolean not null,
  makeup boolean not null,
  -- since when participated holds without a break; null while it does not
  since integer,
  -- three bits an artifact: due, received, accepted
  owed integer not null,
  constraint figure_standings_pkey primary key (realm_id, campaign_id, person_id, day_from)
);
create index figure_standings_by_unit on figure_standings (realm_id, campaign_id, unit_id);
