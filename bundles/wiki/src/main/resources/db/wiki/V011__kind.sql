-- The template with which pages begin that are brought in while nobody waits for them, '' for none.
alter table wiki_import add column template varchar(40) not null default '';
