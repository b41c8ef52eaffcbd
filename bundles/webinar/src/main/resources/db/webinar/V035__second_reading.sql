-- What a guest confirmed goes when the links to the registration are made anew.
create index webinar_request_registration on webinar_request (registration);
-- how often the member took that person back
alter table webinar_colleague add column taken_back int default 0 not null;
-- What a series takes the place of.
create index webinar_event_replaced on webinar_event (replaced_by);
