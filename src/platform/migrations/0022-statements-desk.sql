-- Why a statement falls, what the level above says of it, who is counted by two organizations; how many an outreach
-- activity reached, and its pictures.

alter table headcounts add column reason text;

create table statement_reviews (
  realm_id bigint not null,
  campaign_id bigint not null,
  audience text not null,
  unit_id bigint not null,
  on_date date not null,
  decided_at timestamptz(3) not null,
  decision text constraint statement_reviews_decision_known check (decision in ('accepted', 'returned')),
  reason text,
  recorded_at timestamptz(3) not null,
  superseded_at timestamptz(3),
  retracted boolean not null default false,
  position bigint not null,
  constraint statement_reviews_pkey primary key (realm_id, campaign_id, audience, unit_id, on_date, decided_at, recorded_at),
  constraint statement_reviews_campaign_id_exists foreign key (realm_id, campaign_id) references campaign_ids (realm_id, campaign_id),
  constraint statement_reviews_unit_id_exists foreign key (realm_id, unit_id) references unit_ids (realm_id, unit_id),
  constraint statement_reviews_complete check (retracted or decision is not null)
);
create unique index statement_reviews_current on statement_reviews (realm_id, campaign_id, audience, unit_id, on_date, decided_at) where superseded_at is null;

create table audience_overlaps (
  realm_id bigint not null,
  campaign_id bigint not null,
  audience_a text not null,
  audience_b text not null,
  unit_id bigint not null,
  on_date date not null,
  people integer constraint audience_overlaps_people_not_negative check (people >= 0),
  note text,
  recorded_at timestamptz(3) not null,
  superseded_at timestamptz(3),
  retracted boolean not null default false,
  position bigint not null,
  constraint audience_overlaps_pkey primary key (realm_id, campaign_id, audience_a, audience_b, unit_id, on_date, recorded_at),
  constraint audience_overlaps_campaign_id_exists foreign key (realm_id, campaign_id) references campaign_ids (realm_id, campaign_id),
  constraint audience_overlaps_unit_id_exists foreign key (realm_id, unit_id) references unit_ids (realm_id, unit_id),
  constraint audience_overlaps_complete check (retracted or people is not null)
);
create unique index audience_overlaps_current on audience_overlaps (realm_id, campaign_id, audience_a, audience_b, unit_id, on_date) where superseded_at is null;

alter table outreach add column reach integer constraint outreach_reach_not_negative check (reach >= 0);
alter table outreach add column reach_basis text constraint outreach_reach_basis_known check (reach_basis in ('counted', 'estimated'));
create index outreach_by_unit on outreach (realm_id, unit_id) where superseded_at is null;

create table outreach_pictures (
  realm_id bigint not null,
  activity text not null,
  name text not null,
  caption text,
  file text,
  file_sha256 bytea,
  recorded_at timestamptz(3) not null,
  superseded_at timestamptz(3),
  retracted boolean not null default false,
  position bigint not null,
  constraint outreach_pictures_pkey primary key (realm_id, activity, name, recorded_at),
  constraint outreach_pictures_complete check (retracted or file is not null)
);
create unique index outreach_pictures_current on outreach_pictures (realm_id, activity, name) where superseded_at is null;
