create sequence sample_note_id start with 50 increment by 50;
create sequence sample_number start with 1;
create table sample_note (
    id bigint primary key,
    version int not null,
    title varchar(200) not null,
    body ${text},
    picture ${bytes},
    pinned boolean not null,
    made_at bigint
);
create unique index sample_note_title on sample_note (title);
