-- Whether changes wait for somebody who may review them.
alter table wiki_space add column reviewed boolean not null default false;

-- Who looks after a page (0: nobody), by when it is to be looked over (0: no day), and of what its owner was reminded.
alter table wiki_page add column owner bigint not null default 0;
alter table wiki_page add column review_at bigint not null default 0;
alter table wiki_page add column reminded int not null default 0;
-- the least role that may change it
alter table wiki_page add column writer varchar(9) not null default 'VISITOR';

create index wiki_page_review on wiki_page (review_at, id);

-- What somebody wrote and sent for review. Its id is the register's.
create table wiki_proposal (
  id bigint not null,
  version int not null,
  space_id bigint not null,
  -- 0 for a page still to be made, which then has a page above (0: none)
  page bigint not null,
  parent bigint not null,
  language varchar(35) not null,
  base int not null,
  title varchar(300) not null,
  body ${text} not null,
  sanitiser int not null,
  summary varchar(300) not null,
  -- what of the original it says, as in wiki_version; -1 where that stays as it is
  origin int not null,
  synced ${text} not null,
  author bigint not null,
  organisation bigint not null,
  sent_at bigint not null,
  state varchar(9) not null,
  answer varchar(1000) not null,
  decider bigint not null,
  decided_at bigint not null,
  constraint wiki_proposal_pk primary key (id)
);

create index wiki_proposal_waiting on wiki_proposal (space_id, state, sent_at, id);
create index wiki_proposal_space on wiki_proposal (space_id, id);
create index wiki_proposal_page on wiki_proposal (page, state);
create index wiki_proposal_author on wiki_proposal (author, space_id);
