-- Who is signed in; the token itself is only in the browser.
create table identity_session (
  id bigint not null,
  token_hash varchar(64) not null,
  member bigint not null,
  device varchar(300) not null,
  remote varchar(60) not null,
  created_at bigint not null,
  used_at bigint not null,
  constraint identity_session_pk primary key (id),
  constraint identity_session_token unique (token_hash)
);
create index identity_session_member on identity_session (member);
create index identity_session_used on identity_session (used_at);

-- Links that work once: invitation, reset, address, setup.
create table identity_token (
  token_hash varchar(64) not null,
  purpose varchar(12) not null,
  member bigint not null,
  detail varchar(300) not null,
  created_at bigint not null,
  expires_at bigint not null,
  constraint identity_token_pk primary key (token_hash)
);
create index identity_token_member on identity_token (member, purpose);

-- Attempts to sign in and requests for mails, by account and by address, on all nodes together.
create table identity_attempt (
  name_key varchar(64) not null,
  attempts int not null,
  last_at bigint not null,
  free_at bigint not null,
  constraint identity_attempt_pk primary key (name_key)
);
create index identity_attempt_last on identity_attempt (last_at);
