import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestSite, type TestSite } from '#test/site';
import { rangesOf, type KnownSums } from '#test/whole-number-attacker';
import { fetchAll, namesOf, pagesOf, placesOf, seenBy, visitorFor, type Looker, type Seen } from './seen.ts';
import { above, fileOf, loadFile, madeUp, nameOf, shareAll, smallest, type People } from './world.ts';

/** Those who attack, alone and together: a visitor, staff of each trust, and who leads the system above them. */
const lead: Looker = ['service lead', 'vale-and-riverside'];
const roles: readonly Looker[] = [[null, ''], lead, ['Chief AHP', 'hillmoor'], ['system lead', above[0]]];

/** The smallest group that the site may show. */
const MINIMUM = 8;

describe('no path reveals five people', () => {
  let site: TestSite;
  const people = madeUp();
  const later = new Map(people);
  const first: Seen[] = [];
  const second: Seen[] = [];
  let leader: Awaited<ReturnType<typeof visitorFor>>;
  let pages = new Map<string, string>();
  const corrected = smallest.find(({ team, month, sex, rurality }) => team === 'vale-dietetics' && month === '2026-06' && sex === 'men-and-boys' && rurality === 'urban');
  before(async () => {
    site = await openTestSite();
    for (const trust of ['vale-and-riverside', 'hillmoor'] as const) await loadFile(site, trust, fileOf(trust, people));
    await shareAll(site);
    for (const role of roles) first.push(...(await seenBy(site, role, await placesOf(site))));
    assert.ok(corrected);
    const was = people.get(nameOf(corrected)) ?? { numerator: 0, denominator: 0 };
    later.set(nameOf(corrected), { numerator: was.numerator + 12, denominator: was.denominator + 30 });
    await loadFile(site, 'vale-and-riverside', fileOf('vale-and-riverside', later));
    for (const role of roles) second.push(...(await seenBy(site, role, await placesOf(site))));
    leader = await visitorFor(site, lead);
    pages = await pagesOf(site, leader);
  });
  after(() => site.close());

  it('reads the figures as they are: each that is shown is true, and enough are shown and hidden to be worth the attack', () => {
    for (const [seen, truth] of [[first, people], [second, later]] as const) {
      for (const { of, name, numerator, denominator } of seen) {
        // A figure whose change would tell too much stays as it was.
        if (denominator !== null && !(truth === later && denominator === sum(of, people, 'denominator'))) assert.deepEqual([numerator, denominator], [sum(of, truth, 'numerator'), sum(of, truth, 'denominator')], name);
      }
      const different = new Map(seen.map((one) => [one.name, one]));
      const hidden = [...different.values()].filter(({ denominator }) => denominator === null).length;
      assert.ok(hidden >= 30 && different.size - hidden >= 30, `${hidden} of ${different.size} figures are hidden`);
    }
    assert.ok([...pages.values()].some((html) => html.includes('Too few people to show safely')), 'no page says it in words');
    assert.ok(second.some(({ of, denominator }) => denominator !== null && denominator === sum(of, later, 'denominator') && denominator !== sum(of, people, 'denominator')), 'the correction is nowhere to be seen');
  });

  it('leaves every hidden figure a range as wide as the policy, whoever puts together what they fetched before and after a correction', async () => {
    const known = knowledge();
    const hidden = [...new Map([...first, ...second].filter(({ denominator }) => denominator === null).map((one) => [one.name, one])).values()];
    // What was shown before the correction, and is of the same people, is known already.
    const shownBefore = new Set(known.sums.map(({ of }) => of.join()));
    const asked = hidden.filter((one) => !shownBefore.has(came(one.of, second.includes(one)).join())).map((one) => ({ name: one.name, of: [...came(one.of, second.includes(one)), ...stayed(one.of, second.includes(one))] }));
    const sample = asked.filter((_one, at) => at % Math.ceil(asked.length / 60) === 0);
    const ranges = await rangesOf(known, sample.map(({ of }) => of));
    const narrow = ranges.flatMap(({ low, high }, at) => (high - low < MINIMUM || high < MINIMUM ? [`${sample[at]?.name}: ${low} to ${high}`] : []));
    assert.ok(sample.length >= 30, `only ${sample.length} asked`);
    assert.deepEqual(narrow, []);
  });

  it('would find a group out if one figure more were shown', async () => {
    const known = knowledge();
    const one = first.find(({ denominator, of }) => denominator === null && of.length === 1);
    assert.ok(one);
    const of = [...came(one.of, false), ...stayed(one.of, false)];
    const [range] = await rangesOf({ ...known, sums: [...known.sums, { of, is: sum(one.of, people, 'denominator') }] }, [of]);
    assert.deepEqual(range, { low: sum(one.of, people, 'denominator'), high: sum(one.of, people, 'denominator') });
  });

  it('shows nothing that depends on figures as they came: pages stay the same, letter for letter, when these are others', async () => {
    await site.database.owner.query('update quality.raw_series set numerators = (select array_agg(one + 4711) from unnest(numerators) one), denominators = (select array_agg(one + 9001) from unnest(denominators) one)');
    const again = await fetchAll(site, leader, pages.keys());
    assert.ok(pages.size >= 12, `only ${pages.size} pages`);
    for (const [url, html] of pages) assert.equal(again.get(url), html, url);
  });

  /** Unknown are, for each smallest group, who did not come and who came; after the correction those of the corrected group are others. */
  const place = (one: (typeof smallest)[number], isLater: boolean) => (isLater && corrected && nameOf(one) === nameOf(corrected) ? `later ${nameOf(one)}` : nameOf(one));
  const stayed = (of: Seen['of'], isLater: boolean) => of.map((one) => `${place(one, isLater)} stayed`);
  const came = (of: Seen['of'], isLater: boolean) => of.map((one) => `${place(one, isLater)} came`);
  const knowledge = (): KnownSums => {
    const sums = new Map<string, { of: string[]; is: number }>();
    for (const [seen, isLater] of [[first, false], [second, true]] as const) {
      for (const { of, numerator, denominator } of seen) {
        if (numerator === null || denominator === null) continue;
        const isNew = isLater && denominator === sum(of, later, 'denominator');
        for (const [unknowns, is] of [[stayed(of, isNew), numerator], [came(of, isNew), denominator - numerator]] as const) sums.set(unknowns.join(), { of: unknowns, is });
      }
    }
    return { unknowns: [...new Set([...smallest, ...(corrected ? [corrected] : [])].flatMap((one) => [...stayed([one], false), ...came([one], false), ...stayed([one], true), ...came([one], true)]))], sums: [...sums.values()] };
  };
});

const sum = (of: Seen['of'], people: ReadonlyMap<string, People>, part: keyof People): number => namesOf(of).reduce((all, name) => all + (people.get(name)?.[part] ?? 0), 0);
