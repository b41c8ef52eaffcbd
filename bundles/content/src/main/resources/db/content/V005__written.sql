-- When people last wrote it: a change of its state, of its readers or of its space is none of theirs. 0: as updated_at.
alter table content_item add column written_at bigint default 0 not null;
