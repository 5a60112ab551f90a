-- In which language somebody wants mails; null: in both, Vietnamese first.
alter table notice_choices add column lang text constraint notice_choices_lang_known check (lang in ('vi', 'en'));
