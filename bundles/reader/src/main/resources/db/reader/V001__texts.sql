-- What files say, by the SHA-256 of their bytes: the same bytes are read once.
create table reader_text (
  sha256 char(64) not null,
  -- one of the files that hold the bytes
  file bigint not null,
  state varchar(10) not null,
  tries int not null,
  -- waiting: not before; being read: until when another server leaves it alone
  due_at bigint not null,
  -- which reader it was: a better one reads anew what this one could not
  edition int not null,
  reason varchar(300) not null,
  cut int not null,
  words ${text},
  read_at bigint not null,
  constraint reader_text_pk primary key (sha256)
);
create index reader_text_due on reader_text (state, due_at);
