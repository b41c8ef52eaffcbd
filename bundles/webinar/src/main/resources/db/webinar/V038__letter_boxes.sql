-- The address without what follows a plus, by which somebody is found whatever they wrote: "-" for nobody; "" where it is
-- still to be filled, which the server does: those whose address has a plus.
alter table webinar_registration add column letter_box varchar(254) default '' not null;
update webinar_registration set letter_box = case when address = '' then '-' else address_key end
  where address = '' or address_key not like '%+%';
create index webinar_registration_box on webinar_registration (letter_box, event);
-- whether those who wanted the subject were told of the event that came of it
alter table webinar_suggestion add column told boolean default true not null;
