-- Templates that people made; space 0: for all spaces.
create sequence wiki_template_id start with 1 increment by 1;

create table wiki_template (
  id bigint not null,
  version int not null,
  space_id bigint not null,
  -- by language, JSON; texts are HTML
  names varchar(2000) not null,
  about varchar(4000) not null,
  texts ${text} not null,
  -- JSON
  fields varchar(32000) not null,
  retired boolean not null,
  constraint wiki_template_pk primary key (id)
);

create index wiki_template_space on wiki_template (space_id, id);

-- With which template a page began, '' for none.
alter table wiki_page add column template varchar(40) not null default '';

create index wiki_page_template on wiki_page (space_id, template, state, sort_key, id);
-- Lists over all spaces, by title and by their latest change.
create index wiki_page_listed on wiki_page (template, state, sort_key, id);
create index wiki_page_listed_changed on wiki_page (template, state, changed_at desc, id desc);

-- What the fields of pages hold; language '' where it is the same in every language.
create table wiki_fact (
  page bigint not null,
  field varchar(40) not null,
  language varchar(35) not null,
  place int not null,
  said varchar(2000) not null,
  -- the same when it is short and in no language: by what lists are narrowed
  choice varchar(100) not null,
  sort_key varchar(200) not null,
  constraint wiki_fact_pk primary key (page, field, language, place)
);

create index wiki_fact_sort on wiki_fact (field, sort_key, page);
create index wiki_fact_choice on wiki_fact (field, choice, page);

-- Counts what was ever saved in the fields of a page, in whatever language.
alter table wiki_page add column facts int not null default 0;

-- What they held then, in every language, as JSON.
create table wiki_fact_revision (
  page bigint not null,
  revision int not null,
  facts ${text} not null,
  editor bigint not null,
  written_at bigint not null,
  constraint wiki_fact_revision_pk primary key (page, revision)
);

-- The template and its fields of what is not published yet, JSON.
alter table wiki_draft add column facts varchar(32000) not null default '';
alter table wiki_proposal add column facts varchar(32000) not null default '';
