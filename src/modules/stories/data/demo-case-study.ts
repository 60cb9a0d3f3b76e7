import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { londonDay } from '#platform/clock';
import type { OperatorContext } from '#platform/rooms';
import { themePage, themesBehind } from '#modules/conversations';
import { organisationByCode } from '#modules/directory';
import { demoObjectiveId } from '#modules/strategy';
import { exampleCaseId } from './examples.ts';

const s = z.string();
const list = z.array(s);
const shape = z.strictObject({
  format: z.literal('allied-demo-case-study/1'), example: z.literal(true), organisation: s, title: s, problem: s, peopleSaid: s, whatWasDone: s, coProducedWith: s, didNotWork: s, contactRole: s,
  professions: list, roleGroups: list, setting: s, ambitions: list, objective: s, project: s, series: s, quotes: list, consentRole: s,
});

/** The imagined trust's case study, published and marked as an example. It claims nothing: the figures speak. Changes nothing when it is there. */
export async function seedDemoCaseStudy({ store, now }: OperatorContext): Promise<void> {
  const demo = shape.parse(parse(readFileSync(new URL('../../../../content/demo/case-study.yaml', import.meta.url), 'utf8'), { schema: 'core' }));
  await store.within({ as: 'worker' }, async (tx) => {
    const own = await organisationByCode(tx, demo.organisation);
    if (!own || await tx.selectFrom('stories.case_study').select('id').where('id', '=', exampleCaseId).executeTakeFirst()) return;
    const objectiveId = demoObjectiveId(demo.objective);
    const place = { case_study_id: exampleCaseId, organisation_id: own.id };
    await tx.insertInto('stories.case_study').values({
      id: exampleCaseId, organisation_id: own.id, title: demo.title, problem: demo.problem, people_said: demo.peopleSaid, what_was_done: demo.whatWasDone, co_produced_with: demo.coProducedWith,
      did_not_work: demo.didNotWork, contact_role: demo.contactRole, professions: demo.professions, role_groups: demo.roleGroups, setting: demo.setting, ambitions: demo.ambitions, objective_id: objectiveId, project_id: demo.project,
      is_example: true, made_at: now, changed_at: now, review_asked_at: now, reviewed_at: now, consent_role: demo.consentRole, consent_on: londonDay(now), published_at: now,
    }).execute();
    await tx.insertInto('stories.case_study_measure').values({ ...place, series_id: demo.series }).execute();
    const themes = (await themesBehind(tx, [objectiveId])).get(objectiveId) ?? [];
    const themeIds = themes.slice(0, 3).map(({ href }) => href.slice('/themes/'.length));
    if (themeIds.length > 0) await tx.insertInto('stories.case_study_theme').values(themeIds.map((id) => ({ ...place, theme_id: id }))).execute();
    for (const themeId of themeIds) {
      // Only what its author lets us quote, as everybody who places words must (stories.place_quote).
      const words = (await themePage(tx, themeId)).words.filter((each) => each.mayBeQuoted && demo.quotes.includes(each.words));
      if (words.length > 0) await tx.insertInto('stories.quote_use').values(words.map(({ id }) => ({ ...place, contribution_id: id, theme_id: themeId, placed_on: londonDay(now) }))).execute();
    }
  });
}
