-- When somebody did something about it; 0 for those that were settled before this was kept.
alter table search_missed add column settled_at bigint default 0 not null;
