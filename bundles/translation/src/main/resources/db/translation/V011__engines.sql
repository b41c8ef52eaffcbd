-- Which machines an administrator set up, and for what.
create table translation_engine (
  name varchar(40) not null primary key,
  in_use smallint not null,
  -- whether texts of spaces that only their members see may go there
  closed_too smallint not null,
  -- smaller ones are asked first
  place int not null,
  -- characters a day, 0 for as many as there are
  daily bigint not null,
  -- JSON: name of setting to value
  settings ${text} not null,
  -- JSON: list of "fr en", as the machine said when it was asked last
  pairs ${text} not null,
  asked_at bigint not null,
  changed_by bigint not null,
  changed_at bigint not null
);
