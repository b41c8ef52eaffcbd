-- Files that were taken off pages: what they were, who had attached them, and who took them off.
create table wiki_file_removed (
  page bigint not null,
  file bigint not null,
  name varchar(300) not null,
  size bigint not null,
  member bigint not null,
  attached_at bigint not null,
  remover bigint not null,
  removed_at bigint not null,
  constraint wiki_file_removed_pk primary key (page, file)
);
