-- An event may take up what people said: it names one published theme of its own organisation.
grant update (theme_id) on stories.event to allied_app;
create index event_by_theme on stories.event (theme_id) where theme_id is not null;
