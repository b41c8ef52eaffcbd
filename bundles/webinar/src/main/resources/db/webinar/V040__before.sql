-- when it began before the date was changed, for the mail about that; 0 where the last change left the date as it was
alter table webinar_event add column moved_from bigint default 0 not null;
