-- Other spaces whose managers organise an event together with those of its own.
create table webinar_organiser (
  event bigint not null,
  space_id bigint not null,
  constraint webinar_organiser_pk primary key (event, space_id)
);
create index webinar_organiser_space on webinar_organiser (space_id, event);
-- how many there are
alter table webinar_event add column organisers int default 0 not null;
