-- What readers say about a page where there is no forum for it; its id is that of the register.
create table wiki_comment (
  id bigint not null,
  page bigint not null,
  -- the comment below which it stands, 0 for none
  answers bigint not null,
  author bigint not null,
  organisation bigint not null,
  language varchar(35) not null,
  body ${text} not null,
  sanitiser int not null,
  removed boolean not null,
  written_at bigint not null,
  constraint wiki_comment_pk primary key (id)
);
create index wiki_comment_page on wiki_comment (page, id);
create index wiki_comment_answers on wiki_comment (answers, id);
