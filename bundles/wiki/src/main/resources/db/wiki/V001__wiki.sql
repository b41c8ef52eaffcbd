-- What the wiki of a space knows of itself; its row is locked by whatever changes the tree, so that the tree stays one.
create table wiki_space (
  space_id bigint not null,
  version int not null,
  constraint wiki_space_pk primary key (space_id)
);

-- A page; what it says stands in wiki_version, once for each language.
create table wiki_page (
  id bigint not null,
  version int not null,
  space_id bigint not null,
  -- 0 at the top
  parent bigint not null,
  -- the pages above and its own, ids in base 36 with a dot after each: a subtree is one range of an index
  path varchar(200) not null,
  slug varchar(100) not null,
  -- by language, JSON
  titles varchar(8000) not null,
  -- folded title of the original
  sort_key varchar(200) not null,
  -- of the original, and how often that was saved
  language varchar(35) not null,
  revision int not null,
  author bigint not null,
  created_at bigint not null,
  editor bigint not null,
  changed_at bigint not null,
  -- the least role that may read it
  least varchar(9) not null,
  locked boolean not null,
  files int not null,
  state varchar(9) not null,
  reason varchar(500) not null,
  remover bigint not null,
  constraint wiki_page_pk primary key (id)
);
create index wiki_page_tree on wiki_page (space_id, parent, state, sort_key, id);
create index wiki_page_subtree on wiki_page (space_id, path);
create index wiki_page_title on wiki_page (space_id, state, sort_key, id);
create index wiki_page_space on wiki_page (space_id, id);
create index wiki_page_changed on wiki_page (space_id, state, changed_at desc, id desc);

-- Every name that a page ever had in addresses; those of the past lead to the present one.
create table wiki_slug (
  space_id bigint not null,
  slug varchar(100) not null,
  page bigint not null,
  constraint wiki_slug_pk primary key (space_id, slug)
);
create index wiki_slug_page on wiki_slug (page);

-- What a page says in one language now.
create sequence wiki_version_id start with 50 increment by 50;
create table wiki_version (
  id bigint not null,
  version int not null,
  page bigint not null,
  space_id bigint not null,
  language varchar(35) not null,
  title varchar(300) not null,
  -- folded; of a page taken out of sight with its id, so that another one may have the title
  title_key varchar(230) not null,
  body ${text} not null,
  sanitiser int not null,
  -- counts what was saved, from 1
  revision int not null,
  summary varchar(300) not null,
  editor bigint not null,
  organisation bigint not null,
  edited_at bigint not null,
  -- the revision that touched each block last
  blame ${text} not null,
  -- in another language than the original's: the revision of the original that it says, 0 for none; and of blocks that
  -- were brought up to date since, "block:revision ..."
  origin int not null,
  synced ${text} not null,
  constraint wiki_version_pk primary key (id)
);
create unique index wiki_version_place on wiki_version (page, language);
create index wiki_version_language on wiki_version (space_id, language, page);
create unique index wiki_version_title on wiki_version (space_id, language, title_key);

-- Everything that was ever saved, the present text too.
create sequence wiki_revision_id start with 50 increment by 50;
create table wiki_revision (
  id bigint not null,
  page bigint not null,
  space_id bigint not null,
  language varchar(35) not null,
  revision int not null,
  title varchar(300) not null,
  body ${text} not null,
  sanitiser int not null,
  summary varchar(300) not null,
  editor bigint not null,
  organisation bigint not null,
  written_at bigint not null,
  constraint wiki_revision_pk primary key (id)
);
create unique index wiki_revision_place on wiki_revision (page, language, revision);
create index wiki_revision_recent on wiki_revision (space_id, written_at desc, id desc);

-- To which names of pages the present texts lead; shown: the other page stands in the text.
create table wiki_link (
  page bigint not null,
  language varchar(35) not null,
  slug varchar(100) not null,
  space_id bigint not null,
  shown boolean not null,
  constraint wiki_link_pk primary key (page, language, slug)
);
create index wiki_link_to on wiki_link (space_id, slug, page);

-- The last revision that a member has read; a lost one does no harm.
create table wiki_read (
  member bigint not null,
  page bigint not null,
  language varchar(35) not null,
  revision int not null,
  seen_at bigint not null,
  constraint wiki_read_pk primary key (member, page, language)
);

-- What somebody wrote and has not published; page 0 is a page still to be made, whose language is then ''.
create table wiki_draft (
  member bigint not null,
  space_id bigint not null,
  page bigint not null,
  language varchar(35) not null,
  -- the language of the text, and the title of the page above of a page still to be made
  written_in varchar(35) not null,
  parent varchar(300) not null,
  base int not null,
  title varchar(300) not null,
  body ${text} not null,
  sanitiser int not null,
  summary varchar(300) not null,
  -- beside an original: its revision, and the passages that need no change though it changed
  same ${text} not null,
  saved_at bigint not null,
  constraint wiki_draft_pk primary key (member, space_id, page, language)
);
create index wiki_draft_page on wiki_draft (page);

-- Who opened a page for writing; old rows mean nothing.
create table wiki_writer (
  page bigint not null,
  language varchar(35) not null,
  member bigint not null,
  seen_at bigint not null,
  constraint wiki_writer_pk primary key (page, language, member)
);
