-- whether core holds the file back, and whether core was told that it is there since the event is over
alter table webinar_afterwards add column held boolean default false not null;
alter table webinar_afterwards add column told boolean default false not null;
-- as it was asked for, in lower case, with what follows a plus
alter table webinar_link_request add column address varchar(254) default '' not null;
-- whether whoever registered the person took that back
alter table webinar_colleague add column withdrawn boolean default false not null;
-- Suggestions are read a page at a time, the most wanted first; Derby reads an index in its own direction only.
create index webinar_suggestion_wanted on webinar_suggestion (space_id, state, supports desc, id desc);
