-- Whoever waits, in the order of the line, with the city for which a place may be left: read from the index alone.
create index webinar_registration_queue on webinar_registration (event, state, place, organisation, city_key, id);
-- Who is registered with an address, to be sent the links again.
create index webinar_registration_address on webinar_registration (address_key, state);
-- Grows when the links to a registration are made anew: those before lead nowhere then.
alter table webinar_registration add column link_number int default 1 not null;
-- Whoever asks by mail for the links to their registrations, known or not.
create sequence webinar_link_request_id as bigint start with 100 increment by 1;
create table webinar_link_request (
  id bigint not null,
  -- of mail: in lower case, without what follows a plus
  address_key varchar(254) not null,
  language varchar(35) not null,
  asked_at bigint not null,
  constraint webinar_link_request_pk primary key (id)
);
create index webinar_link_request_address on webinar_link_request (address_key, asked_at);
create index webinar_link_request_asked on webinar_link_request (asked_at);
-- What was put into a suggestion.
create index webinar_suggestion_merged on webinar_suggestion (space_id, merged_into);
-- How many mails were caused from an address of the net (its signed digest) within an hour.
create table webinar_pace (
  remote varchar(64) not null,
  hour_number bigint not null,
  taken int not null,
  constraint webinar_pace_pk primary key (remote, hour_number)
);
create index webinar_pace_hour on webinar_pace (hour_number);
