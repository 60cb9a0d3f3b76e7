import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { addDays, londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { OperatorContext } from '#platform/rooms';
import { themesOfOrganisation } from '#modules/conversations';
import { organisationByCode } from '#modules/directory';
import { demoObjectiveId } from '#modules/strategy';
import { londonMoment } from '../domain/events/london-moment.ts';
import { exampleAskId, exampleEventId, exampleItemId, exampleNominationId, exampleReplyId, exampleSchemeId, exampleSelfCareId, exampleServiceId, exampleThanksId, exampleWishId } from './examples.ts';

const s = z.string();
const list = z.array(s);
const shape = z.strictObject({
  format: z.literal('allied-demo-stories/1'), example: z.literal(true), organisation: s,
  professions: z.array(z.strictObject({ profession: s, printedName: s, areas: list, staff: z.int() })), near: z.strictObject({ organisation: s, professions: list }),
  service: z.strictObject({ unit: s, name: s, about: s, professions: list, area: s, facets: list, reach: s, times: s, places: s, formats: s, interpreters: s, homeVisits: s, selfReferral: s, reviewOn: s, wish: z.strictObject({ about: s, words: s }) }),
  selfCare: z.array(z.strictObject({ title: s, about: s, easyRead: s.optional(), professions: list, facets: list, ownerRole: s, reviewOn: s })),
  events: z.array(z.strictObject({ title: s, about: s, format: s, place: s, day: s, from: s, to: s, captions: s, stepFree: s, travelHelp: s, notesWithinDays: z.int(), isOpen: z.boolean() })),
  thanks: z.array(z.strictObject({ toWhom: s, profession: s.optional(), roleGroup: s.optional(), words: s, route: s, value: s.optional(), objective: s.optional() })),
  award: z.strictObject({ name: s, about: s, panel: s, criteria: list, opensOn: s, closesOn: s, nomination: z.strictObject({ nominee: s, profession: s, words: s, by: s }), also: z.strictObject({ nominee: s, profession: s, roleGroup: s, words: s, by: s }) }),
  exchange: z.strictObject({ connect: z.strictObject({ organisation: s, title: s, words: s, role: s }), ask: z.strictObject({ title: s, words: s, role: s }), reply: z.strictObject({ method: s, worked: s, cost: s, needs: s, role: s }) }),
});
type DemoStories = z.output<typeof shape>;

interface Place {
  id: string;
  now: Date;
}

/** The imagined trust's own services, pages, events, thanks and awards, marked as examples. Changes nothing when they are there. */
export async function seedDemoStories({ store, now }: OperatorContext): Promise<void> {
  const demo = shape.parse(parse(readFileSync(new URL('../../../../content/demo/stories.yaml', import.meta.url), 'utf8'), { schema: 'core' }));
  await store.within({ as: 'worker' }, async (tx) => {
    const [own, near] = [await organisationByCode(tx, demo.organisation), await organisationByCode(tx, demo.near.organisation)];
    if (!own || !near || await tx.selectFrom('stories.service').select('id').where('id', '=', exampleServiceId).executeTakeFirst()) return;
    await seedProfessions(tx, demo, { own: own.id, near: near.id, now });
    await seedOffers(tx, demo, { id: own.id, now });
    await seedEvents(tx, demo, { id: own.id, now });
    await seedPraise(tx, demo, { id: own.id, now });
    await seedBoard(tx, demo, { own: own.id, near: near.id, now });
  });
}

async function seedProfessions(tx: Tx, { professions, near }: DemoStories, at: { own: string; near: string; now: Date }): Promise<void> {
  const common = { source: 'The organisation itself', is_example: true, changed_at: at.now };
  await tx.insertInto('stories.organisation_profession').values([
    ...professions.map(({ profession, printedName, areas }) => ({ organisation_id: at.own, profession, printed_name: printedName, service_areas: areas, ...common })),
    ...near.professions.map((profession) => ({ organisation_id: at.near, profession, printed_name: `${profession[0]?.toUpperCase()}${profession.slice(1).replaceAll('-', ' ')}`, service_areas: ['physical health'], ...common })),
  ]).execute();
  await tx.insertInto('stories.profession_staff').values(professions.map(({ profession, staff }) => ({ organisation_id: at.own, profession, staff, counted_on: londonDay(at.now), changed_at: at.now }))).execute();
}

async function seedOffers(tx: Tx, { service, selfCare }: DemoStories, { id, now }: Place): Promise<void> {
  const when = { made_at: now, changed_at: now, is_example: true };
  const unit = await tx.selectFrom('directory.unit').select('id').where('code', '=', service.unit).executeTakeFirst();
  await tx.insertInto('stories.service').values({
    id: exampleServiceId, organisation_id: id, unit_id: unit?.id ?? null, name: service.name, about: service.about, professions: service.professions, service_area: service.area, facets: service.facets, reach: service.reach, times: service.times,
    places: service.places, formats: service.formats, interpreters: service.interpreters, home_visits: service.homeVisits, self_referral: service.selfReferral, review_on: service.reviewOn, ...when,
  }).execute();
  const [theme] = await themesOfOrganisation(tx, id);
  if (theme) await tx.insertInto('stories.service_wish').values({ id: exampleWishId, organisation_id: id, service_id: exampleServiceId, theme_id: theme.id, about: service.wish.about, words: service.wish.words, is_example: true, made_at: now }).execute();
  await tx.insertInto('stories.self_care').values(selfCare.map(({ easyRead, ownerRole, reviewOn, ...words }, at) => ({ ...(at === 0 ? { id: exampleSelfCareId } : {}), organisation_id: id, ...words, easy_read: easyRead ?? null, owner_role: ownerRole, review_on: reviewOn, ...when }))).execute();
}

async function seedEvents(tx: Tx, { events }: DemoStories, { id, now }: Place): Promise<void> {
  await tx.insertInto('stories.event').values(events.map(({ title, about, format, place, day, from, to, captions, stepFree, travelHelp, notesWithinDays, isOpen }, at) => ({
    ...(at === 0 ? { id: exampleEventId } : {}), organisation_id: id, title, about, format, place, starts_at: londonMoment(day, from), ends_at: londonMoment(day, to), captions, step_free: stepFree, travel_help: travelHelp,
    notes_within_days: notesWithinDays, sign_up_opened_at: isOpen ? now : null, is_example: true, made_at: now, changed_at: now,
  }))).execute();
}

async function seedPraise(tx: Tx, { thanks, award }: DemoStories, { id, now }: Place): Promise<void> {
  await tx.insertInto('stories.thanks').values(thanks.map(({ toWhom, roleGroup, value, objective, ...line }, at) => ({
    ...(at === 0 ? { id: exampleThanksId } : {}), organisation_id: id, to_whom: toWhom, profession: line.profession ?? null, role_group: roleGroup ?? null, words: line.words, route: line.route, received_on: addDays(londonDay(now), -at),
    value_words: objective === undefined ? null : (value ?? null), evidence_objective_id: objective === undefined ? null : demoObjectiveId(objective), state: 'shown', decided_at: now, is_example: true,
  }))).execute();
  const { nomination, also, opensOn, closesOn, ...scheme } = award;
  await tx.insertInto('stories.award_scheme').values({ id: exampleSchemeId, organisation_id: id, ...scheme, opens_on: opensOn, closes_on: closesOn, is_example: true, made_at: now }).execute();
  await tx.insertInto('stories.award_nomination').values({ id: exampleNominationId, scheme_id: exampleSchemeId, organisation_id: id, nominee: nomination.nominee, profession: nomination.profession, words: nomination.words, by_whom: nomination.by, route: 'site', received_on: opensOn, is_example: true }).execute();
  await tx.insertInto('stories.award_nomination').values({ scheme_id: exampleSchemeId, organisation_id: id, nominee: also.nominee, profession: also.profession, role_group: also.roleGroup, words: also.words, by_whom: also.by, route: 'site', received_on: addDays(opensOn, 1), is_example: true }).execute();
}

async function seedBoard(tx: Tx, { exchange: { ask, reply, connect } }: DemoStories, { own, near, now }: { own: string; near: string; now: Date }): Promise<void> {
  const when = { made_at: now, is_example: true };
  await tx.insertInto('stories.library_item').values({ id: exampleItemId, organisation_id: near, title: reply.method, about: [`What worked: ${reply.worked}`, `Cost: ${reply.cost}`, `What people need to take part: ${reply.needs}`].join('\n'), source: 'The board: ask and offer', tags: ['co-production'], owner_role: reply.role, review_on: addDays(londonDay(now), 365), changed_at: now, ...when }).execute();
  await tx.insertInto('stories.exchange_post').values({ id: exampleAskId, organisation_id: own, kind: 'ask', title: ask.title, words: ask.words, contact_role: ask.role, ...when }).execute();
  const above = await organisationByCode(tx, connect.organisation);
  if (above) await tx.insertInto('stories.exchange_post').values({ organisation_id: above.id, kind: 'offer', title: connect.title, words: connect.words, contact_role: connect.role, ...when }).execute();
  await tx.insertInto('stories.exchange_reply').values({ id: exampleReplyId, post_id: exampleAskId, organisation_id: near, method: reply.method, what_worked: reply.worked, cost: reply.cost, access_needs: reply.needs, contact_role: reply.role, library_item_id: exampleItemId, ...when }).execute();
}
