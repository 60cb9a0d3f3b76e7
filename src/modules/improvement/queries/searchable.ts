import { sql } from 'kysely';
import { among, type Searchable } from '#platform/search';
import { learningSearchables } from './learning/searchable.ts';
import { researchSearchables } from './research/searchable.ts';

/** A project is everyone's or its organisation's, as its team chose; partners of other agencies find its name and reason too. */
export const searchables: readonly Searchable[] = [
  {
    kind: 'projects', title: 'Improvement projects', subjectKind: 'project',
    select: (only) => sql`with asked as (select p.*, o.name as organisation from improvement.project p join directory.organisation o on o.id = p.organisation_id where ${among('p.id', only)})
      select p.id::text as item_id, p.id::text as subject_id, case when p.audience = 'everyone' then 'public' else 'organisation:' || p.organisation_id end as reader, p.is_example,
        '/improvement/projects/' || p.id as href, p.title, case c.outcome when 'stopped' then 'Stopped project of ' when 'improved' then 'Project that ended as improved, ' when 'finished' then 'Finished project of ' else 'Improvement project of ' end || p.organisation as about,
        concat_ws(' ', p.why, (select a.what || ' ' || a.how_much from improvement.aim a where a.project_id = p.id order by a.number desc limit 1), c.learned,
          (select string_agg(d.words, ' ' order by d.position, d.id) from improvement.driver d where d.project_id = p.id and d.ended_at is null),
          (select string_agg(concat_ws(' ', y.title, y.plan, y.prediction, r.done, r.result, r.follows), ' ' order by y.number) from improvement.cycle y left join improvement.cycle_result r on r.cycle_id = y.id where y.project_id = p.id),
          (select string_agg(distinct w.answer, ' ') from improvement.prompt_answer w where w.project_id = p.id)) as body, 6 as standing
        from asked p left join improvement.closing c on c.project_id = p.id
      union all select p.id || ' ' || x.reader, p.id::text, x.reader, p.is_example, '/improvement/projects/' || p.id, p.title, 'Project that you are a partner of, ' || p.organisation, p.why, 6
        from asked p join lateral (
          select 'person:' || m.person_id as reader from improvement.partner m where m.project_id = p.id and m.ended_at is null and m.accepted_at is not null and m.person_id is not null
            and not exists (select from directory.membership h where h.person_id = m.person_id and h.organisation_id = p.organisation_id)
          union select 'organisation:' || n.partner_organisation_id from improvement.data_note n where n.project_id = p.id and n.ended_at is null) x on true
        where p.audience <> 'everyone'`,
  },
  ...learningSearchables,
  ...researchSearchables,
];
