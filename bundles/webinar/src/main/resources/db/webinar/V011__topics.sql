-- of the network's taxonomy; "" for none
alter table webinar_event add column topic varchar(60) default '' not null;
-- minutes before the beginning at which the registered are reminded, with a space between
alter table webinar_event add column reminders varchar(60) default '10080 1440 60' not null;
