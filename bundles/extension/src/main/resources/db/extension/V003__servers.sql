-- A change that is under way is known by its own row alone.
alter table extension_extension drop column change_id;

-- When each server was last there.
create table extension_server (
  node varchar(60) not null,
  -- for people: the machine's name and the port
  label varchar(200) not null,
  seen_at bigint not null,
  constraint extension_server_pk primary key (node)
);
