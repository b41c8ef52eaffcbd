-- What administrators brought: a bundle or a zip of bundles, whole and never changed.
create sequence extension_artifact_seq as bigint start with 100 increment by 1;

create table extension_artifact (
  id bigint not null,
  sha256 varchar(64) not null,
  -- as it came: its file name, cut
  file_name varchar(200) not null,
  size bigint not null,
  -- of the feature in it, "" as long as it was not understood
  feature varchar(30) not null,
  version varchar(60) not null,
  -- SHIPPED, UPLOADED, CATALOGUE, FOLDER, DEVELOPMENT
  origin varchar(12) not null,
  -- what its manifest and classes say, as JSON
  facts ${text} not null,
  stored_at bigint not null,
  stored_by bigint not null,
  constraint extension_artifact_pk primary key (id),
  constraint extension_artifact_sha256 unique (sha256)
);

create table extension_chunk (
  artifact bigint not null,
  place int not null,
  content ${bytes} not null,
  constraint extension_chunk_pk primary key (artifact, place)
);

-- What should be installed. A row stays when the extension is removed: its data are still there.
create table extension_extension (
  feature varchar(30) not null,
  artifact bigint not null,
  -- the version before, 0 for none
  previous bigint not null,
  -- comes with the server
  shipped boolean not null,
  -- ENABLED, DISABLED, SET_ASIDE, REMOVED
  wanted varchar(12) not null,
  -- why it was set aside: a message key and its arguments, one a line
  problem varchar(4000) not null,
  -- change that is under way, 0 for none
  change_id bigint not null,
  changed_at bigint not null,
  changed_by bigint not null,
  constraint extension_extension_pk primary key (feature)
);

-- A step of an administrator, under way or done.
create sequence extension_change_seq as bigint start with 100 increment by 1;

create table extension_change (
  id bigint not null,
  feature varchar(30) not null,
  -- INSTALL, UPDATE, ENABLE, DISABLE, REMOVE
  act varchar(12) not null,
  artifact bigint not null,
  node varchar(60) not null,
  -- RUNNING, DONE, FAILED, INTERRUPTED
  state varchar(12) not null,
  -- PREPARING, STARTING, SWITCHING
  phase varchar(12) not null,
  problem varchar(4000) not null,
  -- for the author of the extension, in English
  detail ${text} not null,
  started_at bigint not null,
  ended_at bigint not null,
  actor bigint not null,
  constraint extension_change_pk primary key (id)
);
create index extension_change_feature on extension_change (feature, id desc);

-- How each server fares with each extension.
create table extension_node (
  node varchar(60) not null,
  feature varchar(30) not null,
  artifact bigint not null,
  -- STARTING, RUNNING, FAILED, OFF
  state varchar(12) not null,
  problem varchar(4000) not null,
  detail ${text} not null,
  -- 0 quiet, 1 being started, 2 started and not yet proven
  mark smallint not null,
  -- how often in a row the server ended while the mark stood
  crashes smallint not null,
  reported_at bigint not null,
  constraint extension_node_pk primary key (node, feature)
);

-- Moves on with each change, so that every node sees at one glance whether there is something to do.
create table extension_state (
  id int not null,
  version bigint not null,
  constraint extension_state_pk primary key (id)
);
insert into extension_state (id, version) values (1, 1);

-- Keys whose signature makes one click enough.
create table extension_key (
  fingerprint varchar(64) not null,
  name varchar(200) not null,
  added_at bigint not null,
  added_by bigint not null,
  constraint extension_key_pk primary key (fingerprint)
);

create table extension_setting (
  name varchar(40) not null,
  content varchar(2000) not null,
  constraint extension_setting_pk primary key (name)
);
