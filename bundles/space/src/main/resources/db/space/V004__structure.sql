-- Moves on with each change of what spaces there are, who may see them, what is on in them and which audiences they have;
-- one row. Whoever keeps these in memory asks for it first.
create table space_structure (
  id smallint not null,
  version bigint not null,
  constraint space_structure_pk primary key (id)
);
insert into space_structure (id, version) values (1, 1);
