-- What could not be read, the latest first.
create index reader_text_unread on reader_text (state, read_at desc, sha256);
