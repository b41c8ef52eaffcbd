create sequence identity_id_seq as bigint start with 1000 increment by 1;

-- Cities, regions, forums, partners and institutions. Names are JSON by language.
create table identity_organisation (
  id bigint not null,
  kind varchar(12) not null,
  name varchar(2000) not null,
  short_name varchar(1000) not null,
  -- folded: no case, no accents
  sort_key varchar(200) not null,
  search_key varchar(2000) not null,
  country varchar(2) not null,
  language varchar(35) not null,
  zone varchar(60) not null,
  website varchar(300) not null,
  population bigint not null,
  seats int not null,
  active boolean not null,
  created_at bigint not null,
  version int not null,
  -- written by whoever takes a seat, so that two cannot take the last one
  seat_turn bigint not null,
  constraint identity_organisation_pk primary key (id)
);
create index identity_organisation_sort on identity_organisation (sort_key, id);

-- The order of the directory in each language: Anvers is Antwerp elsewhere.
create table identity_organisation_order (
  organisation bigint not null,
  language varchar(35) not null,
  sort_key varchar(200) not null,
  constraint identity_organisation_order_pk primary key (organisation, language)
);

create table identity_member (
  id bigint not null,
  email varchar(254) not null,
  -- folded; of a deleted member "-" and the id, so that the address is free again
  email_key varchar(254) not null,
  name varchar(200) not null,
  role_name varchar(200) not null,
  role_kind varchar(12) not null,
  sort_key varchar(200) not null,
  search_key varchar(500) not null,
  organisation bigint not null,
  language varchar(35) not null,
  zone varchar(60) not null,
  about varchar(4000) not null,
  administrator boolean not null,
  manager boolean not null,
  state varchar(8) not null,
  password_hash varchar(200) not null,
  successor bigint not null,
  created_at bigint not null,
  last_seen_at bigint not null,
  version int not null,
  constraint identity_member_pk primary key (id),
  constraint identity_member_email unique (email_key),
  constraint identity_member_organisation foreign key (organisation) references identity_organisation (id)
);
create index identity_member_sort on identity_member (sort_key, id);
create index identity_member_of on identity_member (organisation, state);

create table identity_interest (
  member bigint not null,
  topic varchar(60) not null,
  constraint identity_interest_pk primary key (member, topic)
);
create index identity_interest_topic on identity_interest (topic, member);
