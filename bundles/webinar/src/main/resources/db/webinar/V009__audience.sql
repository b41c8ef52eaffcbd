-- Questions from the audience; nobody is named to others.
create sequence webinar_asked_id as bigint start with 100 increment by 1;
create table webinar_asked (
  id bigint not null,
  event bigint not null,
  -- who asked
  registration bigint not null,
  text varchar(1000) not null,
  -- NEW, SHOWN, ANSWERED or HIDDEN
  state varchar(8) not null,
  -- how many support it; changed together with their rows
  supports int not null,
  asked_at bigint not null,
  constraint webinar_asked_pk primary key (id)
);
create index webinar_asked_event on webinar_asked (event, state, supports);
create index webinar_asked_by on webinar_asked (registration);
create table webinar_support (
  asked bigint not null,
  registration bigint not null,
  constraint webinar_support_pk primary key (asked, registration)
);
