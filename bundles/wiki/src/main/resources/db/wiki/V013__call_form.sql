-- Which form made a call: sent twice, it makes one.
alter table wiki_call add column submission varchar(100);
alter table wiki_call add constraint wiki_call_submission unique (submission);

-- What a member wrote for calls.
create index wiki_contribution_writer on wiki_contribution (writer);

-- Nobody reads it any more.
update wiki_comment set body = '' where removed = true;
