-- One row per item people made; the feature keeps the matter under the same id.
create sequence content_item_seq as bigint start with 1000 increment by 50;

create table content_item (
  id bigint not null,
  kind varchar(61) not null,
  parent bigint not null,
  space_id bigint not null,
  audience bigint not null,
  least varchar(10) not null,
  -- what readers find; own_state is the item's own, which comes back when the item above it does
  state varchar(9) not null,
  own_state varchar(9) not null,
  author bigint not null,
  organisation bigint not null,
  language varchar(35) not null,
  title varchar(300) not null,
  created_at bigint not null,
  updated_at bigint not null,
  version int not null,
  constraint content_item_pk primary key (id)
);
-- Audience and state stand in it so that a walk back from the newest item need not fetch what a reader may not see.
create index content_item_latest on content_item (created_at desc, id desc, audience, state);
create index content_item_audience on content_item (audience, state, created_at desc, id desc);
create index content_item_space on content_item (space_id, created_at desc, id desc);
create index content_item_author on content_item (author, created_at desc, id desc);
create index content_item_organisation on content_item (organisation, created_at desc, id desc);
create index content_item_parent on content_item (parent);

-- Which form made which item, so that a form sent twice makes one; swept after some days.
create table content_submission (
  author bigint not null,
  submission varchar(64) not null,
  item bigint not null,
  made_at bigint not null,
  constraint content_submission_pk primary key (author, submission)
);
create index content_submission_made on content_submission (made_at);

-- Files are kept by the SHA-256 of their bytes; several rows may share the bytes.
create sequence content_file_seq as bigint start with 1000 increment by 50;

create table content_file (
  id bigint not null,
  member bigint not null,
  name varchar(200) not null,
  type varchar(100) not null,
  size bigint not null,
  width int not null,
  height int not null,
  sha256 char(64) not null,
  stored_at bigint not null,
  constraint content_file_pk primary key (id)
);
create index content_file_sha256 on content_file (sha256);
create index content_file_stored on content_file (stored_at);

-- Which items show which files; embedded ones are pictures inside the text.
create table content_attachment (
  item bigint not null,
  file bigint not null,
  embedded int not null,
  attached_at bigint not null,
  constraint content_attachment_pk primary key (item, file)
);
create index content_attachment_file on content_attachment (file);
