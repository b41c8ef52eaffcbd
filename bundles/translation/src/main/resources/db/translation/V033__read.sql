-- How often members opened a text whose language is not theirs, by the language that they read.
create table translation_read (
  content bigint not null,
  language varchar(35) not null,
  space_id bigint not null,
  times bigint not null,
  constraint translation_read_pk primary key (content, language)
);
-- Derby reads an index in its own direction only.
create index translation_read_most on translation_read (space_id, language, times desc, content desc);
