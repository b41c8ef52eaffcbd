-- Whoever was counted without a name keeps the function until they are forgotten, so that it can be taken back. Those before
-- are in the totals already: they count as forgotten.
update webinar_registration set address_key = '-' || rtrim(cast(id as char(20))) where address_key like '-once-%';
