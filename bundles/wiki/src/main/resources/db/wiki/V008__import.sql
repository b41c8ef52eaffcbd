-- What is brought in while nobody waits for it.
create sequence wiki_import_id start with 1 increment by 1;

create table wiki_import (
  id bigint not null,
  space_id bigint not null,
  member bigint not null,
  organisation bigint not null,
  -- of the file
  name varchar(200) not null,
  -- of pages that do not say theirs, and of whoever brought them
  language varchar(35) not null,
  reader varchar(35) not null,
  parent bigint not null,
  pages int not null,
  done int not null,
  made int not null,
  state varchar(9) not null,
  -- why it stopped, and what is to be said about all of it, JSON
  problem varchar(1000) not null,
  remarks ${text} not null,
  -- a server works at it until then, unless it says so again
  worker varchar(40) not null,
  leased_until bigint not null,
  asked_at bigint not null,
  ended_at bigint not null,
  constraint wiki_import_pk primary key (id)
);
create index wiki_import_open on wiki_import (state, leased_until, id);
create index wiki_import_own on wiki_import (space_id, member, id);

-- The file, until all of it was read.
create table wiki_import_part (
  import_id bigint not null,
  place int not null,
  bytes ${bytes} not null,
  constraint wiki_import_part_pk primary key (import_id, place)
);

-- What became of each page; page 0 was not made.
create table wiki_import_page (
  import_id bigint not null,
  place int not null,
  title varchar(300) not null,
  page bigint not null,
  remarks ${text} not null,
  constraint wiki_import_page_pk primary key (import_id, place)
);
