-- Who wants a mail when a page changes; below: pages below it too.
create table wiki_follow (
  member bigint not null,
  page bigint not null,
  below boolean not null,
  constraint wiki_follow_pk primary key (member, page)
);

create index wiki_follow_page on wiki_follow (page);

-- Addresses at which programs read the changes of a space with a member's rights.
create table wiki_feed (
  token varchar(64) not null,
  member bigint not null,
  space_id bigint not null,
  constraint wiki_feed_pk primary key (token)
);

create unique index wiki_feed_member on wiki_feed (member, space_id);
