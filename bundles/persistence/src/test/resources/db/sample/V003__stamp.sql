-- By which something outside of the database knows which one it was made from.
create table sample_stamp (
  id int not null primary key
);
