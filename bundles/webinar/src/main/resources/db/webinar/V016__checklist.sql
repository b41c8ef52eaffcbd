-- What is done of the checklist of an event; nobody is named.
create table webinar_task (
  event bigint not null,
  task varchar(20) not null,
  done_at bigint not null,
  constraint webinar_task_pk primary key (event, task)
);
