-- What guests say of where they come from; "" for members.
alter table webinar_registration add column city varchar(200) default '' not null;
-- ISO 3166, two letters
alter table webinar_registration add column country varchar(2) default '' not null;
-- the city in lower case
alter table webinar_registration add column city_key varchar(200) default '' not null;
create index webinar_registration_city on webinar_registration (event, state, organisation, city_key);

-- Guests who asked to be registered and have not confirmed it by their mail yet; kept for two days.
create table webinar_request (
  -- SHA-256 of the secret in the link of the mail
  secret varchar(64) not null,
  event bigint not null,
  -- of mail: in lower case, without what follows a plus
  address_key varchar(254) not null,
  -- JSON
  application ${text} not null,
  asked_at bigint not null,
  -- that came of it; 0 before it is confirmed
  registration bigint not null,
  constraint webinar_request_pk primary key (secret)
);
create index webinar_request_address on webinar_request (address_key, asked_at);
create index webinar_request_asked on webinar_request (asked_at);
