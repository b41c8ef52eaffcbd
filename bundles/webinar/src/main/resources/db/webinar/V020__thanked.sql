-- whether everybody who had a place is thanked at the end, because it is not noted who was there
alter table webinar_event add column thanks_all boolean default false not null;
-- whether the person was thanked by the server
alter table webinar_registration add column thanked boolean default false not null;
update webinar_registration set thanked = true where attended_at > 0
  and event in (select event from webinar_reminder where minutes = -1440);
