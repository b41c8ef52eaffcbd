-- Whether the person can come on the new date: ASKED, YES, or '' for nobody asked.
alter table webinar_registration add column still varchar(5) default '' not null;
