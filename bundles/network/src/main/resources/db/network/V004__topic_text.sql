-- Names of topics as items of the register, where administrators wrote them in some of the languages only.
-- stamp: a number made of the name when the register heard of it
create table network_topic_text (
  content bigint not null,
  topic varchar(60) not null,
  stamp bigint not null,
  constraint network_topic_text_pk primary key (content),
  constraint network_topic_text_once unique (topic)
);
