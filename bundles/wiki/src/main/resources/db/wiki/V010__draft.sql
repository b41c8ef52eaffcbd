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
