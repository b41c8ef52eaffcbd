create sequence poll_question_id as bigint start with 100 increment by 50;

create table poll_question (
  id bigint not null,
  version int not null,
  space_id bigint not null,
  text varchar(200) not null,
  yes_count int not null,
  no_count int not null,
  constraint poll_question_pk primary key (id)
);
create index poll_question_space on poll_question (space_id, id);

-- Who answered; not what.
create table poll_answer (
  question bigint not null,
  member bigint not null,
  constraint poll_answer_pk primary key (question, member)
);
