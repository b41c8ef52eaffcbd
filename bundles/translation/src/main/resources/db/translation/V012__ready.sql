-- What is put off is out of the way of what is not: 0 until its moment has come.
alter table translation_job add column ready smallint not null default 1;
create index translation_job_ready on translation_job (ready, priority, wanted_at, content);
create index translation_job_moment on translation_job (ready, not_before);

-- Where translation is on, and all that was there before was wanted.
create table translation_space (
  space_id bigint not null,
  since bigint not null,
  constraint translation_space_pk primary key (space_id)
);

-- Tells one database from another, for indexes beside it.
create table translation_mark (
  name varchar(20) not null,
  mark varchar(40) not null,
  constraint translation_mark_pk primary key (name)
);
