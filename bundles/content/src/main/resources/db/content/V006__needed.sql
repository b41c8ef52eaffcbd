-- Uploads that no item shows yet and that something unfinished, as a draft, still needs: they are not swept.
create table content_needed (
  member bigint not null,
  -- named by the feature, which its name begins with
  holder varchar(80) not null,
  file bigint not null,
  constraint content_needed_pk primary key (member, holder, file)
);
create index content_needed_file on content_needed (file);
create index content_needed_holder on content_needed (holder);
