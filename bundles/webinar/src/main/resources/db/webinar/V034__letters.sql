create sequence webinar_message_id as bigint start with 100 increment by 1;
create table webinar_message (
  id bigint not null,
  event bigint not null,
  author bigint not null,
  -- the form's own key: sent twice, it is one
  submission varchar(64) not null,
  -- to whom
  readers varchar(12) not null,
  -- both by language, as JSON; emptied once every mail is queued
  subject varchar(2000) not null,
  words ${text} not null,
  written_at bigint not null,
  constraint webinar_message_pk primary key (id)
);
create unique index webinar_message_once on webinar_message (event, author, submission);
create index webinar_message_written on webinar_message (written_at);
-- of who proposed it; "" for what was proposed before
alter table webinar_suggestion add column language varchar(35) default '' not null;
-- whether nobody of it is known any more
alter table webinar_event add column cleared boolean default false not null;
create index webinar_event_cleared on webinar_event (cleared, ends_at);
create index webinar_event_rows on webinar_event (state, series desc, session_number, starts_at, id);
create index webinar_event_rows_back on webinar_event (state, series, session_number desc, starts_at desc, id desc);
create index webinar_asked_wanted on webinar_asked (event, state, supports desc, id);
-- the description of an event in another language than its own, where somebody wrote it
create table webinar_text (
  event bigint not null,
  language varchar(35) not null,
  body ${text} not null,
  sanitiser int not null,
  constraint webinar_text_pk primary key (event, language)
);
-- in which language a document is, where organisers said so
create table webinar_file_language (
  event bigint not null,
  file_id bigint not null,
  language varchar(35) not null,
  constraint webinar_file_language_pk primary key (event, file_id)
);
