-- A campaign is prepared as a draft before it is opened, and closed when it is over (decision 0018); and campaigns that
-- run beside one another, follow one another, or are part of another.

alter table campaigns add column status text default 'open'
  constraint campaigns_status_known check (status in ('draft', 'open', 'closed'));

create table campaign_links (
  realm_id bigint not null,
  campaign_id bigint not null,
  other_id bigint not null,
  kind text constraint campaign_links_kind_known check (kind in ('parallel', 'follows', 'part_of')),
  recorded_at timestamptz(3) not null,
  superseded_at timestamptz(3),
  retracted boolean not null default false,
  position bigint not null,
  constraint campaign_links_pkey primary key (realm_id, campaign_id, other_id, recorded_at),
  constraint campaign_links_campaign_id_exists foreign key (realm_id, campaign_id) references campaign_ids (realm_id, campaign_id),
  constraint campaign_links_other_id_exists foreign key (realm_id, other_id) references campaign_ids (realm_id, campaign_id)
);
create unique index campaign_links_current on campaign_links (realm_id, campaign_id, other_id) where superseded_at is null;
