import { sql } from 'kysely';
import type { Tx } from '#platform/db';

/** What names a person here, for their own copy of it: their own parts, the projects that they work on, follow or are a partner of. */
export async function heldAbout(tx: Tx, personId: string): Promise<Record<string, unknown>> {
  const { rows: parts } = await sql`
    select p.what, p.node_code as "for", p.is_shared as "counts", p.made_at as "written", p.review_on as "reviewOn",
      (select coalesce(jsonb_agg(jsonb_build_object('words', r.words, 'on', r.reviewed_on, 'outcome', r.outcome) order by r.made_at), '[]') from improvement.my_part_review r where r.my_part_id = p.id) as reviews
    from improvement.my_part p where p.person_id = ${personId} order by p.made_at, p.id`.execute(tx);
  const { rows: projects } = await sql`
    select p.id, p.title, m.does, m.joined_on as "from", m.left_on as "until" from improvement.member m join improvement.project p on p.id = m.project_id where m.person_id = ${personId} order by m.joined_on, p.id`.execute(tx);
  const { rows: follows } = await sql`select p.id, p.title, f.began_at as "from", f.ended_at as "until" from improvement.follower f join improvement.project p on p.id = f.project_id where f.person_id = ${personId} order by f.began_at, p.id`.execute(tx);
  const { rows: partner } = await sql`select p.id, p.title, x.agency, x.role, x.rights, x.accepted_at as "from", x.ended_at as "until" from improvement.partner x join improvement.project p on p.id = x.project_id where x.person_id = ${personId} order by x.accepted_at, p.id`.execute(tx);
  return { myOwnParts: parts, projectsIWorkOn: projects, projectsIFollow: follows, projectsIAmAPartnerOf: partner };
}
