-- Derby looks up each of several names by itself only where the name comes first in an index; else it reads the whole space.
create index wiki_slug_named on wiki_slug (slug, space_id, page);
create index wiki_version_titled on wiki_version (title_key, space_id, page);
