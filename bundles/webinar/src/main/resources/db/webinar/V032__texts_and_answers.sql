-- where it takes place by language, as JSON; '' where only one is known
alter table webinar_event add column venues varchar(2000) default '' not null;
-- since when those who have a place are asked whether they can come on the new date, and until when; 0: nobody, no limit
alter table webinar_event add column asked_at bigint default 0 not null;
alter table webinar_event add column ask_until bigint default 0 not null;
create index webinar_event_asked on webinar_event (asked_at);
-- With what the form of a new event begins.
create table webinar_default (
  space_id bigint not null,
  -- minutes before the beginning, with a space between
  reminders varchar(60) not null,
  constraint webinar_default_pk primary key (space_id)
);
