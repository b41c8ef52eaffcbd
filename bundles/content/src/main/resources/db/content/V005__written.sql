-- When people last wrote it; updated_at counts changes of rights and places too. 0: not changed since this column is there.
alter table content_item add column written_at bigint default 0 not null;
