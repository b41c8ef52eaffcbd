-- where it can be seen afterwards; "" for nowhere
alter table webinar_event add column recording varchar(1000) default '' not null;
