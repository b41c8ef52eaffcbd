-- What was translated in a space is gone through page by page.
create index translation_version_space_content on translation_version (space_id, content);
