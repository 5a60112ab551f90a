-- What the level above says of a unit's plan, and the tasks of an action programme.

create table deliverable_reviews (
  realm_id bigint not null,
  campaign_id bigint not null,
  unit_id bigint not null,
  kind text not null,
  decided_at timestamptz(3) not null,
  decision text constraint deliverable_reviews_decision_known check (decision in ('accepted', 'returned')),
  reason text,
  recorded_at timestamptz(3) not null,
  superseded_at timestamptz(3),
  retracted boolean not null default false,
  position bigint not null,
  constraint deliverable_reviews_pkey primary key (realm_id, campaign_id, unit_id, kind, decided_at, recorded_at),
  constraint deliverable_reviews_campaign_id_exists foreign key (realm_id, campaign_id) references campaign_ids (realm_id, campaign_id),
  constraint deliverable_reviews_unit_id_exists foreign key (realm_id, unit_id) references unit_ids (realm_id, unit_id),
  constraint deliverable_reviews_complete check (retracted or decision is not null)
);
create unique index deliverable_reviews_current on deliverable_reviews (realm_id, campaign_id, unit_id, kind, decided_at) where superseded_at is null;

create table tasks (
  realm_id bigint not null,
  campaign_id bigint not null,
  unit_id bigint not null,
  code text not null,
  title text,
  responsible text,
  due_on date,
  indicator text,
  progress integer constraint tasks_progress_whole check (progress between 0 and 100),
  status text constraint tasks_status_known check (status in ('open', 'done', 'dropped')),
  reported_on date,
  note text,
  recorded_at timestamptz(3) not null,
  superseded_at timestamptz(3),
  retracted boolean not null default false,
  position bigint not null,
  constraint tasks_pkey primary key (realm_id, campaign_id, unit_id, code, recorded_at),
  constraint tasks_campaign_id_exists foreign key (realm_id, campaign_id) references campaign_ids (realm_id, campaign_id),
  constraint tasks_unit_id_exists foreign key (realm_id, unit_id) references unit_ids (realm_id, unit_id),
  constraint tasks_complete check (retracted or title is not null)
);
create unique index tasks_current on tasks (realm_id, campaign_id, unit_id, code) where superseded_at is null;
