-- The index of the catalogue as it was fetched last: one row, or none.
create table extension_index (
  id int not null,
  fetched_at bigint not null,
  content ${text} not null,
  constraint extension_index_pk primary key (id)
);
