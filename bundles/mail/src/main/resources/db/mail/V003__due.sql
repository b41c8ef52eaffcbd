-- In the order of sending, so that the next ones are found without sorting all that wait.
drop index mail_message_due;
create index mail_message_next on mail_message (state, next_at, id);
