-- What the next event should be about.
create sequence webinar_suggestion_id as bigint start with 100 increment by 1;
create table webinar_suggestion (
  id bigint not null,
  space_id bigint not null,
  -- member who proposed it, 0 for one who was erased
  author bigint not null,
  organisation bigint not null,
  title varchar(300) not null,
  text varchar(2000) not null,
  -- OPEN, PLANNED, DECLINED or MERGED
  state varchar(8) not null,
  -- of the organisers
  answer varchar(2000) not null,
  -- that it became; 0 for none
  event bigint not null,
  -- the suggestion that has its supporters now; 0 for none
  merged_into bigint not null,
  -- how many organisations support it; changed together with their rows
  supports int not null,
  made_at bigint not null,
  constraint webinar_suggestion_pk primary key (id)
);
create index webinar_suggestion_space on webinar_suggestion (space_id, state, supports);
create table webinar_backing (
  suggestion bigint not null,
  organisation bigint not null,
  -- who did it, to be told; 0 for one who was erased
  member bigint not null,
  constraint webinar_backing_pk primary key (suggestion, organisation)
);
create index webinar_backing_member on webinar_backing (member);
