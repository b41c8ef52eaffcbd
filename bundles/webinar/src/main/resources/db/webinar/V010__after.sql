-- What people say of an event, apart from whoever said it: no person, no time.
create sequence webinar_feedback_id as bigint start with 100 increment by 1;
create table webinar_feedback (
  id bigint not null,
  event bigint not null,
  -- 1 to 5
  useful int not null,
  -- 1 too simple, 2 right, 3 too special
  grade int not null,
  -- whether there are words
  said boolean not null,
  words varchar(4000) not null,
  constraint webinar_feedback_pk primary key (id)
);
create index webinar_feedback_event on webinar_feedback (event, useful, grade);
-- whether that person said something
alter table webinar_registration add column opinion boolean default false not null;
-- Which of an event's files shows which of its speakers.
create table webinar_portrait (
  event bigint not null,
  file_id bigint not null,
  -- as the programme names them
  speaker varchar(400) not null,
  constraint webinar_portrait_pk primary key (event, file_id)
);
