-- When somebody was first seen at the event; 0 for nobody.
alter table webinar_registration add column attended_at bigint default 0 not null;
