-- Sessions that belong together.
create sequence webinar_series_id as bigint start with 100 increment by 1;
create table webinar_series (
  id bigint not null,
  space_id bigint not null,
  -- by language, as JSON
  title varchar(2000) not null,
  constraint webinar_series_pk primary key (id)
);
create index webinar_series_space on webinar_series (space_id, id);
-- 0: it stands alone
alter table webinar_event add column series bigint default 0 not null;
alter table webinar_event add column session_number int default 0 not null;
-- the series that takes place instead of a cancelled event; 0 for none
alter table webinar_event add column replaced_by bigint default 0 not null;
create index webinar_event_series on webinar_event (series, session_number);
