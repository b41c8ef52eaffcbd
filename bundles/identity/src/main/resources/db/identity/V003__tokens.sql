-- With what programs act for a member; the token itself was shown once and is nowhere here.
create table identity_access (
  id bigint not null,
  token_hash varchar(64) not null,
  member bigint not null,
  label varchar(100) not null,
  -- what it is good for: administration
  scope varchar(20) not null,
  created_at bigint not null,
  expires_at bigint not null,
  -- 0 as long as it was not used
  used_at bigint not null,
  constraint identity_access_pk primary key (id),
  constraint identity_access_token unique (token_hash)
);
create index identity_access_member on identity_access (member);
