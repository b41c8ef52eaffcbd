-- Which save of the fields (see facts) changed the original's words last; of a text in another language, up to which save
-- its fields say what the original's do.
alter table wiki_page add column worded int not null default 0;
alter table wiki_version add column worded int not null default 0;

-- For which city whoever saved the fields acted.
alter table wiki_fact_revision add column organisation bigint not null default 0;

-- What of a page is proposed: what it says (TEXT), or another place in the tree (MOVE).
alter table wiki_proposal add column kind varchar(9) not null default 'TEXT';

-- Pages to be looked over, the day that is longest past first.
create index wiki_page_overdue on wiki_page (space_id, state, review_at, id);
