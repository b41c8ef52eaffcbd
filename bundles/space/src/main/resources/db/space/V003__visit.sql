-- When members were here is known with the members.
drop table space_visit;
