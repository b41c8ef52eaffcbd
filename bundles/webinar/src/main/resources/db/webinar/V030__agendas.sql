-- Agendas are read a page at a time, forwards and backwards; Derby reads an index in its own direction only.
create index webinar_event_back on webinar_event (space_id, state, starts_at desc, id desc);
create index webinar_event_gone on webinar_event (state, starts_at desc, id desc);
create index webinar_event_topic on webinar_event (topic, state, starts_at, id);
create index webinar_event_topic_back on webinar_event (topic, state, starts_at desc, id desc);
create index webinar_event_sessions on webinar_event (space_id, state, series desc, session_number, starts_at, id);
create index webinar_event_sessions_back on webinar_event (space_id, state, series, session_number desc, starts_at desc, id desc);
