-- why it was postponed or cancelled by language, as JSON; '' where it is known in one only
alter table webinar_event add column reasons varchar(4000) default '' not null;
