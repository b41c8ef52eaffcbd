-- Which agendas of spaces a member has an address for; space 0 is that of the network. As webinar_feed.
create table webinar_space_feed (
  member bigint not null,
  space_id bigint not null,
  number int not null,
  active boolean not null,
  constraint webinar_space_feed_pk primary key (member, space_id)
);
