-- A topic; its opening post is post number 1 and has the same id.
create table forum_topic (
  id bigint not null,
  version int not null,
  space_id bigint not null,
  author bigint not null,
  language varchar(35) not null,
  title varchar(300) not null,
  created_at bigint not null,
  last_at bigint not null,
  last_author bigint not null,
  -- the highest number given; numbers are never given again
  posts int not null,
  -- answers that can be read
  replies int not null,
  pinned boolean not null,
  locked boolean not null,
  state varchar(9) not null,
  -- how many organisations take part, and the first of them as "organisation:member ..."
  cities int not null,
  voices varchar(1200) not null,
  constraint forum_topic_pk primary key (id)
);
create index forum_topic_list on forum_topic (space_id, state, pinned desc, last_at desc, id desc);
create index forum_topic_unanswered on forum_topic (space_id, state, replies, last_at desc, id desc);
create index forum_topic_recent on forum_topic (state, last_at desc, id desc);

create table forum_post (
  id bigint not null,
  version int not null,
  topic bigint not null,
  space_id bigint not null,
  num int not null,
  author bigint not null,
  organisation bigint not null,
  language varchar(35) not null,
  body ${text} not null,
  sanitiser int not null,
  files int not null,
  created_at bigint not null,
  revision int not null,
  edited_at bigint not null,
  editor bigint not null,
  state varchar(9) not null,
  reason varchar(500) not null,
  remover bigint not null,
  constraint forum_post_pk primary key (id)
);
create unique index forum_post_place on forum_post (topic, num);
create index forum_post_author on forum_post (author, space_id, topic);
create index forum_post_space on forum_post (space_id, id);

-- What a post said before each change; the present text stands in forum_post.
create sequence forum_revision_id start with 50 increment by 50;
create table forum_revision (
  id bigint not null,
  post bigint not null,
  revision int not null,
  title varchar(300) not null,
  language varchar(35) not null,
  body ${text} not null,
  sanitiser int not null,
  editor bigint not null,
  written_at bigint not null,
  constraint forum_revision_pk primary key (id)
);
create unique index forum_revision_place on forum_revision (post, revision);

-- The highest number that a member has seen in a topic; a lost one does no harm.
create table forum_read (
  member bigint not null,
  topic bigint not null,
  num int not null,
  seen_at bigint not null,
  constraint forum_read_pk primary key (member, topic)
);
