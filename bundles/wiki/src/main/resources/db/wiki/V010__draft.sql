-- Of which writing a draft is, so that a form goes on with its own whatever it heard of it; and which version of the
-- member's text in review it began with, 0 for none.
alter table wiki_draft add column writing varchar(40) not null default '';
alter table wiki_draft add column sent int not null default 0;

-- Writings that were saved: what of them is still on its way is no draft any more. Old rows mean nothing.
create table wiki_written (
  member bigint not null,
  writing varchar(40) not null,
  written_at bigint not null,
  constraint wiki_written_pk primary key (member, writing)
);

-- Whose pages somebody takes over.
create index wiki_page_owner on wiki_page (owner);

-- What was done once to all that there was.
create table wiki_pass (
  name varchar(40) not null,
  constraint wiki_pass_pk primary key (name)
);

-- Saves that changed the fields or the files of a page and not what its text says.
create sequence wiki_touch_id start with 1 increment by 1;

create table wiki_touch (
  id bigint not null,
  page bigint not null,
  space_id bigint not null,
  language varchar(35) not null,
  summary varchar(300) not null,
  editor bigint not null,
  organisation bigint not null,
  written_at bigint not null,
  constraint wiki_touch_pk primary key (id)
);
create index wiki_touch_recent on wiki_touch (space_id, written_at desc, id);
create index wiki_touch_page on wiki_touch (page, written_at desc);
