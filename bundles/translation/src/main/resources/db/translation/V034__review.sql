-- Who read a translation that somebody else made, and found it good; of the version with that number.
create table translation_review (
  content bigint not null,
  language varchar(35) not null,
  version int not null,
  member bigint not null,
  made_at bigint not null,
  constraint translation_review_pk primary key (content, language)
);
create index translation_review_member on translation_review (member, content);
