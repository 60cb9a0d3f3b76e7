import { sql } from 'kysely';
import { among, type Searchable } from '#platform/search';

/** Definitions of measures. Everyone may read them; figures are found on their pages and never here. */
export const searchables: readonly Searchable[] = [
  {
    kind: 'measures', title: 'Measures', subjectKind: 'measure',
    select: (only) => sql`select m.code as item_id, m.id::text as subject_id, 'public' as reader, coalesce(o.is_example, false) as is_example, '/quality/measures/' || m.code as href, v.name as title,
      case when m.standing = 'starter' then 'Measure of the starter catalogue' else 'Measure of ' || o.name end as about, concat_ws(' ', v.numerator, v.denominator, v.kind) as body, 7 as standing
      from quality.measure m join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version left join directory.organisation o on o.id = m.organisation_id where ${among('m.id', only)}`,
  },
];
