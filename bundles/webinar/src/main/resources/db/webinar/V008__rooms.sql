-- whether one joins on the network's own meeting server
alter table webinar_event add column room boolean default false not null;
