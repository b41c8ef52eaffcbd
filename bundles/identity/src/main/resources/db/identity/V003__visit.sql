-- When the visit before the present one ended; a visit ends with half an hour of silence.
alter table identity_member add column visit_before_at bigint not null default 0;
