-- Interface texts in the administrators' own words, which stand in the place of those that bundles bring.
create table network_wording (
  language varchar(20) not null,
  name varchar(200) not null,
  said varchar(8000) not null,
  -- the English text at that time, so that it can be seen when it is another one now
  english varchar(8000) not null,
  constraint network_wording_pk primary key (language, name)
);

-- Moves on with each change of these texts.
insert into network_state (id, version) values (2, 1);
