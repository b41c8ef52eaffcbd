-- Documents of an event that are for afterwards; all others are for before it.
create table webinar_afterwards (
  event bigint not null,
  file_id bigint not null,
  constraint webinar_afterwards_pk primary key (event, file_id)
);
-- whether those who were there are thanked by mail a day after
alter table webinar_event add column thanks boolean default false not null;
