-- Who corrects one figure by hand is told that it waits, as who loads a file is: by unit and period, never by group or figure.
create function quality.waiting_periods(asked uuid) returns table (period date) language sql stable security definer set search_path = ''
begin atomic
  select distinct w.period from quality.series s join quality.series o on o.measure_id = s.measure_id and o.unit_id = s.unit_id join quality.waiting_figure w on w.series_id = o.id
  where s.id = asked and s.organisation_id = any ((select platform.viewer_organisations())::uuid[]) order by 1;
end;
revoke execute on function quality.waiting_periods from public;
grant execute on function quality.waiting_periods to allied_app;
