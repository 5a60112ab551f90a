-- The words of names, so that a part of a name leads to the words that hold it and these to people, without an
-- extension (decision 0017). Derived as people_places is, which is made anew with them.
alter table people_places add column words text[];
create index people_places_by_words on people_places using gin (words)
  -- entries wait nowhere: a search would have to look through those that do
  with (fastupdate = off);

create table people_words (
  realm_id bigint not null,
  word text collate "C" not null,
  constraint people_words_pkey primary key (realm_id, word),
  constraint people_words_realm foreign key (realm_id) references realms (realm_id)
);
delete from people_states;
