-- An event of a space; the id is that of its content item.
create table webinar_event (
  id bigint not null,
  version int not null,
  space_id bigint not null,
  author bigint not null,
  -- by language, as JSON
  title varchar(2000) not null,
  language varchar(35) not null,
  body ${text} not null,
  sanitiser int not null,
  status varchar(9) not null,
  -- why it was postponed or cancelled
  reason varchar(500) not null,
  -- 0 while the date is not known
  starts_at bigint not null,
  ends_at bigint not null,
  -- IANA zone of the organiser
  zone varchar(60) not null,
  -- when it was to be before it was postponed; 0 when it was not
  was_at bigint not null,
  way varchar(7) not null,
  venue varchar(300) not null,
  -- where more is said of it
  link varchar(1000) not null,
  -- where to join; for those who are registered
  meeting varchar(1000) not null,
  -- language tags with a space between
  spoken varchar(100) not null,
  interpreted varchar(100) not null,
  -- speakers and programme as JSON
  details ${text} not null,
  state varchar(9) not null,
  created_at bigint not null,
  constraint webinar_event_pk primary key (id)
);
create index webinar_event_agenda on webinar_event (space_id, state, starts_at, id);
create index webinar_event_coming on webinar_event (state, starts_at, id);
