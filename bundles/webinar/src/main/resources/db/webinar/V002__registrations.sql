-- Who may register: NOBODY where an event is for information only.
alter table webinar_event add column admission varchar(7) default 'NOBODY' not null;
-- 0: no limit
alter table webinar_event add column capacity int default 0 not null;
alter table webinar_event add column per_city int default 0 not null;
-- 0: at once, and at the beginning of the event
alter table webinar_event add column opens_at bigint default 0 not null;
alter table webinar_event add column closes_at bigint default 0 not null;
-- how many are confirmed and wait, and the last place given in the line; changed under the row's lock only
alter table webinar_event add column confirmed int default 0 not null;
alter table webinar_event add column waiting int default 0 not null;
alter table webinar_event add column line bigint default 0 not null;
-- of how many organisations somebody is confirmed, known ones and such as guests name; changed as the numbers above
alter table webinar_event add column cities int default 0 not null;

create sequence webinar_registration_id start with 50 increment by 50;
create table webinar_registration (
  id bigint not null,
  version int not null,
  event bigint not null,
  -- in the line of the event; given under the lock of its row and never again
  place bigint not null,
  state varchar(9) not null,
  -- 0 for somebody without an account
  member bigint not null,
  -- who did it: the member, a colleague, or 0 for a guest
  registrar bigint not null,
  organisation bigint not null,
  address varchar(254) not null,
  -- the address in lower case: nobody twice
  address_key varchar(254) not null,
  -- as a colleague or a guest wrote it
  name varchar(200) not null,
  office varchar(200) not null,
  language varchar(35) not null,
  zone varchar(60) not null,
  -- language tag of the interpretation, "" for the floor
  hears varchar(35) not null,
  needs varchar(1000) not null,
  -- JSON
  answers ${text} not null,
  -- grows with each change that a calendar may be told of
  revision int not null,
  -- whether a calendar was invited
  invited boolean not null,
  registered_at bigint not null,
  constraint webinar_registration_pk primary key (id)
);
create unique index webinar_registration_once on webinar_registration (event, address_key);
create index webinar_registration_line on webinar_registration (event, state, place);
create index webinar_registration_mine on webinar_registration (member, event);

-- Whom members registered beside themselves, whether the person was registered before or not.
create table webinar_colleague (
  event bigint not null,
  registrar bigint not null,
  registration bigint not null,
  -- in the order in which they were asked for
  number int not null,
  -- as the member wrote it
  name varchar(200) not null,
  office varchar(200) not null,
  constraint webinar_colleague_pk primary key (event, registrar, registration)
);
create index webinar_colleague_asked on webinar_colleague (registration);
create index webinar_colleague_by on webinar_colleague (registrar, event);

-- Which reminders went out; a new date has its own.
create table webinar_reminder (
  event bigint not null,
  minutes int not null,
  starts_at bigint not null,
  constraint webinar_reminder_pk primary key (event, minutes, starts_at)
);

-- With what links in mails are signed.
create table webinar_secret (
  name varchar(20) not null,
  secret varchar(64) not null,
  constraint webinar_secret_pk primary key (name)
);
