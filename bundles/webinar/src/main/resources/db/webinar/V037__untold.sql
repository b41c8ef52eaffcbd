-- Who could not be told how they stand, because webinars were off where the event stands; told once they are on again.
create table webinar_untold (
  registration bigint not null,
  -- the one that is not told; a later one is told for itself
  revision int not null,
  occasion varchar(12) not null,
  constraint webinar_untold_pk primary key (registration, revision)
);
