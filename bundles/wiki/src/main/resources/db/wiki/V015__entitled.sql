-- A page is found by its title in whatever language that is.
create index wiki_version_entitled on wiki_version (space_id, title_key, page);
