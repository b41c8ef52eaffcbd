create sequence translation_change_seq as bigint start with 1 increment by 1;

-- What people changed of translations, so that it can be seen and taken back.
create table translation_change (
  id bigint not null primary key,
  content bigint not null,
  language varchar(35) not null,
  -- who, 0 for somebody who is erased
  member bigint not null,
  made_at bigint not null
);
create index translation_change_item on translation_change (content, language, id);
create index translation_change_member on translation_change (member, id);

-- A passage before and after; no translation is an empty one.
create table translation_changed (
  change_id bigint not null,
  block varchar(12) not null,
  -- as it was kept before
  stamp bigint not null,
  source ${text} not null,
  target ${text} not null,
  origin varchar(9) not null,
  member bigint not null,
  made_at bigint not null,
  became ${text} not null,
  constraint translation_changed_pk primary key (change_id, block)
);
create index translation_changed_member on translation_changed (member, change_id);
