-- Whoever acts for such an organisation, with at least that role in the item's space, may fetch its files besides its
-- readers: they write it together.
create table content_shared (
  item bigint not null,
  organisation bigint not null,
  least varchar(10) not null,
  constraint content_shared_pk primary key (item, organisation)
);
