-- Who is asked to speak at a session and how far that has come, and how those who hosted it found them.

create table invitations (
  realm_id bigint not null,
  session_id bigint not null,
  speaker text not null,
  topic text,
  status text constraint invitations_status_known
    check (status in ('invited', 'accepted', 'declined', 'materials_received', 'confirmed', 'thanked', 'cancelled')),
  invited_on date,
  answered_on date,
  materials_on date,
  confirmed_on date,
  thanked_on date,
  travel_minutes integer constraint invitations_travel_not_negative check (travel_minutes >= 0),
  note text,
  consent_record boolean,
  consent_publish boolean,
  recorded_at timestamptz(3) not null,
  superseded_at timestamptz(3),
  retracted boolean not null default false,
  position bigint not null,
  constraint invitations_pkey primary key (realm_id, session_id, speaker, recorded_at),
  constraint invitations_session_id_exists foreign key (realm_id, session_id) references session_ids (realm_id, session_id)
);
create unique index invitations_current on invitations (realm_id, session_id, speaker) where superseded_at is null;
create index invitations_by_speaker on invitations (realm_id, speaker) where superseded_at is null;

create table speaker_ratings (
  realm_id bigint not null,
  session_id bigint not null,
  speaker text not null,
  rated_by_id bigint not null,
  score text constraint speaker_ratings_score_known check (score in ('1', '2', '3', '4', '5')),
  note text,
  recorded_at timestamptz(3) not null,
  superseded_at timestamptz(3),
  retracted boolean not null default false,
  position bigint not null,
  constraint speaker_ratings_pkey primary key (realm_id, session_id, speaker, rated_by_id, recorded_at),
  constraint speaker_ratings_session_id_exists foreign key (realm_id, session_id) references session_ids (realm_id, session_id),
  constraint speaker_ratings_rated_by_id_exists foreign key (realm_id, rated_by_id) references unit_ids (realm_id, unit_id),
  constraint speaker_ratings_complete check (retracted or (score is not null))
);
create unique index speaker_ratings_current on speaker_ratings (realm_id, session_id, speaker, rated_by_id)
  where superseded_at is null;
create index speaker_ratings_by_speaker on speaker_ratings (realm_id, speaker) where superseded_at is null;
