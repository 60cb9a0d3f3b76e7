import { sql } from 'kysely';

/** Of a series `s`: its characteristics in words ("Sex"; "Disability and Sex" of a pair), '' for everybody. A code is no word that people know. */
export const splitName = sql<string>`coalesce((select string_agg(c.name, ' and ' order by part.at) from unnest(string_to_array(s.split, '+')) with ordinality as part (code, at) join quality.characteristic c on c.code = part.code), s.split)`;

/** Of a series `s`: whom it is about ("Sex: Women and girls"; both groups of a pair), '' for everybody. */
export const groupWords = sql<string>`coalesce((select string_agg(c.name || ': ' || g.name, ', ' order by part.at) from unnest(string_to_array(s.split, '+'), string_to_array(s.group_code, '+')) with ordinality as part (code, of, at)
  join quality.characteristic c on c.code = part.code join quality.characteristic_group g on g.characteristic_code = c.code and g.code = part.of), case when s.split = '' then '' else s.split || ': ' || s.group_code end)`;
