-- Until that moment (milliseconds; 0: at once) a file of an item is for those with at least that role in the item's space.
alter table content_attachment add column held_until bigint default 0 not null;
alter table content_attachment add column held_for varchar(10) default 'VISITOR' not null;
