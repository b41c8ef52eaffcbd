-- What somebody proposed: how much they may still propose in a space, what is kept about them, and erasing them.
create index webinar_suggestion_author on webinar_suggestion (author, space_id, state);
