-- Who has an address for a calendar of their own; the number is part of what is signed, so a new one ends the old address.
create table webinar_feed (
  member bigint not null,
  number int not null,
  active boolean not null,
  constraint webinar_feed_pk primary key (member)
);
