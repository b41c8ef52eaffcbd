-- How many pages a reader may see is counted without looking at the pages themselves.
create index wiki_page_shown on wiki_page (space_id, state, least, id);
