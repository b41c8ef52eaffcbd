-- The name of this database, by which services outside know what is ours; a restored one gets another.
create table translation_stamp (
  id int not null primary key,
  stamp varchar(40) not null
);
