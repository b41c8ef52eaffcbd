-- What spaces say of themselves, as items of the register, where people wrote it in some of the languages only.
-- part: ABOUT (name and purpose), GUIDELINES, WELCOME; stamp: a number made of what it said when the register heard of it
create table space_text (
  content bigint not null,
  space_id bigint not null,
  part varchar(12) not null,
  stamp bigint not null,
  constraint space_text_pk primary key (content),
  constraint space_text_once unique (space_id, part)
);
