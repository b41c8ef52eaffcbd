-- What an entry names, in several languages or as the key of a message; "" when it is the same in every language.
alter table network_audit add column words varchar(8000) default '' not null;
