-- What was made in a space and its followers have not been told of.
create table mail_news (
  item bigint not null,
  space_id bigint not null,
  noted_at bigint not null,
  constraint mail_news_pk primary key (item)
);
create index mail_news_space on mail_news (space_id, noted_at);

-- When the followers of a space were last told.
create table mail_news_round (
  space_id bigint not null,
  last_at bigint not null,
  constraint mail_news_round_pk primary key (space_id)
);

-- With what links in mails are signed.
create table mail_secret (
  name varchar(20) not null,
  secret varchar(64) not null,
  constraint mail_secret_pk primary key (name)
);
