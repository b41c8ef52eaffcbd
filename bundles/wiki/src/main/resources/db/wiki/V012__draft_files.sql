-- Files that were chosen for what a draft is of: ids with spaces between them.
alter table wiki_draft add column files varchar(500) not null default '';
