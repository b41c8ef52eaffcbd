-- Titles without case and accents, to be searched. Of what is there already accents stay until it is changed.
alter table content_item add column title_key varchar(300) default '' not null;
update content_item set title_key = lower(title);
-- Everything that a search in titles asks for, so that only what it finds is fetched.
create index content_item_title on content_item (space_id, kind, title_key, audience, state, id);
