-- A call for case studies: a template, a day, and the cities that are asked.
create sequence wiki_call_id start with 1 increment by 1;

create table wiki_call (
  id bigint not null,
  version int not null,
  space_id bigint not null,
  -- by language, JSON
  titles varchar(2000) not null,
  about varchar(8000) not null,
  template varchar(40) not null,
  -- the page below which contributions are published, 0 for the top
  parent bigint not null,
  deadline bigint not null,
  closed boolean not null,
  -- of which days before the deadline the silent ones were reminded
  reminded int not null,
  author bigint not null,
  made_at bigint not null,
  constraint wiki_call_pk primary key (id)
);

create index wiki_call_space on wiki_call (space_id, id);
create index wiki_call_deadline on wiki_call (closed, deadline);

-- What a city that was asked contributes; item: the register's, 0 before anything is written.
create table wiki_contribution (
  call_id bigint not null,
  organisation bigint not null,
  version int not null,
  state varchar(9) not null,
  item bigint not null,
  language varchar(35) not null,
  title varchar(300) not null,
  body ${text} not null,
  sanitiser int not null,
  facts varchar(32000) not null,
  writer bigint not null,
  changed_at bigint not null,
  answer varchar(1000) not null,
  page bigint not null,
  constraint wiki_contribution_pk primary key (call_id, organisation)
);

create index wiki_contribution_item on wiki_contribution (item);
