-- Which form made which space, so that a form sent twice makes one; a key is random and kept as long as the space.
create table space_submission (
  submission varchar(64) not null,
  space_id bigint not null,
  constraint space_submission_pk primary key (submission)
);
