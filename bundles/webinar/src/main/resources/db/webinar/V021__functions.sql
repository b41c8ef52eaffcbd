-- How many people of a function an event had, counted when those persons are forgotten; one who is forgotten has no function
-- of their own any more. Cities, countries and languages stay on the registrations, which name nobody then.
create table webinar_function (
  event bigint not null,
  -- "" for one that is not known
  office varchar(200) not null,
  registered int not null,
  waiting int not null,
  attended int not null,
  constraint webinar_function_pk primary key (event, office)
);
insert into webinar_function (event, office, registered, waiting, attended)
  select event, '', sum(case when state = 'CONFIRMED' then 1 else 0 end), sum(case when state = 'WAITING' then 1 else 0 end),
    sum(case when state = 'CONFIRMED' and attended_at > 0 then 1 else 0 end)
  from webinar_registration where address = '' and state <> 'CANCELLED' group by event;
