import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { calendarFile } from './events/calendar-file.ts';
import { nextAhpsDay } from './events/ahps-day.ts';
import { londonMoment } from './events/london-moment.ts';
import { pressingIn } from './finder/emergency.ts';
import { findProfessions } from './finder/find-professions.ts';
import { facets, guide, needsFile, needsOf, turnedBy, waysIn } from './guide/guide-content.ts';
import { suggestTitles } from './library/suggest-titles.ts';
import { holdsProtectedTitle } from './praise/protected-title.ts';

interface KnownNeed {
  need: string;
  first: string[];
  also: string[];
  help: string;
}

const knownNeeds = (name: string): KnownNeed[] => readFileSync(new URL(`../../../../test/fixtures/finder/needs-${name}.csv`, import.meta.url), 'utf8').trim().split('\n').slice(1).map((line) => {
  const [, quoted, plain, first = '', also = '', help = ''] = /^(?:"([^"]*)"|([^,]*)),([^,]*),([^,]*),([^,]*)$/.exec(line) ?? [];
  return { need: quoted ?? plain ?? '', first: first.split('|').filter(Boolean), also: also.split('|').filter(Boolean), help };
});
const find = (words: string) => findProfessions({ words, needs: [], lifeStage: '', setting: '' });
const slugs = (words: string) => find(words).map(({ profession }) => profession.slug);

/** How many first answers are right, how many of the others stand among the first four, and how many emergencies are seen. */
function measure(name: string) {
  const needs = knownNeeds(name);
  const asked = needs.filter(({ first }) => first.length > 0).map((each) => ({ ...each, found: slugs(each.need) }));
  const also = asked.flatMap(({ also: wanted, found }) => wanted.map((slug) => found.slice(0, 4).includes(slug)));
  const pressing = needs.filter(({ help }) => help !== '').map(({ need, help }) => (help === '999' ? pressingIn(need) === 'now' : pressingIn(need) !== null));
  const falseAlarms = needs.filter(({ need, help }) => help === '' && pressingIn(need) !== null).length;
  return { first: asked.filter(({ first, found }) => first.includes(found[0] ?? '')).length, of: asked.length, also: also.filter(Boolean).length, ofAlso: also.length, seen: pressing.filter(Boolean).length, ofPressing: pressing.length, falseAlarms };
}

describe('the guide', () => {
  it('holds exactly 14 professions by the alphabet; radiographers and prosthetists with orthotists are one each with two kinds', () => {
    assert.equal(guide.length, 14);
    assert.deepEqual(guide.filter(({ kindsOfWork }) => kindsOfWork.length === 2).map(({ slug }) => slug), ['prosthetists-and-orthotists', 'radiographers']);
    assert.deepEqual([guide[0]?.slug, guide[12]?.slug, guide[13]?.slug], ['art-therapists', 'radiographers', 'speech-and-language-therapists']);
    for (const entry of guide) assert.ok(needsOf(entry.slug).some(({ weight }) => weight === 3), `${entry.slug} helps with nothing`);
  });

  it('names only facets, routes and professions that there are', () => {
    const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code);
    for (const { slug, lifeStages, settings, kinds, routes } of guide) {
      const unknown = [...lifeStages.filter((code) => !codes(facets.lifeStages).includes(code)), ...settings.filter((code) => !codes(facets.settings).includes(code)), ...kinds.filter((code) => !codes(facets.kinds).includes(code)), ...routes.filter((code) => !waysIn[code])];
      assert.deepEqual(unknown, [], slug);
    }
    const known = new Set(guide.map(({ slug }) => slug));
    for (const { code, group, help } of needsFile.needs) assert.ok(needsFile.groups.includes(group) && Object.keys(help).every((slug) => known.has(slug)), code);
  });

  it('lets each profession stand first as often as any other', () => {
    const first = new Map<string, number>();
    for (let day = 0; day < 1400; day += 1) first.set(turnedBy(guide, day)[0]?.slug ?? '', (first.get(turnedBy(guide, day)[0]?.slug ?? '') ?? 0) + 1);
    assert.deepEqual([first.size, ...new Set(first.values())], [14, 100]);
  });
});

describe('the finder', () => {
  it('finds podiatrists first for sore feet and diabetes, and says why', () => {
    const [first] = find('my feet hurt and I have diabetes');
    assert.equal(first?.profession.slug, 'podiatrists');
    assert.deepEqual(first?.reasons.map(({ need, said }) => [need.code, ...said]), [['feet', 'feet'], ['diabetes', 'diabetes']]);
  });

  it('finds all three for a child, eating and drinking, each with a reason', () => {
    const found = find('child, eating and drinking');
    assert.deepEqual(found.map(({ profession }) => profession.slug).toSorted(), ['dietitians', 'occupational-therapists', 'speech-and-language-therapists']);
    assert.ok(found.every(({ reasons }) => reasons.length > 0));
  });

  it('bears slips of the pen, takes what is chosen from lists, and finds nothing where nothing is said', () => {
    assert.equal(slugs('phsyiotherapy for my sholder')[0], 'physiotherapists');
    assert.deepEqual(findProfessions({ words: '', needs: ['scan'], lifeStage: '', setting: '' }).map(({ profession }) => profession.slug), ['radiographers']);
    assert.ok(!findProfessions({ words: 'back pain', needs: [], lifeStage: 'babies', setting: '' }).some(({ profession }) => profession.slug === 'osteopaths'));
    assert.deepEqual(slugs('zzz qqq'), []);
  });

  it('is as good as docs/benchmarks.md says, over the needs it was tuned on and those it was not', () => {
    const [dev, heldOut, fresh] = ['dev', 'held-out', 'fresh'].map(measure);
    console.log(JSON.stringify({ dev, heldOut, fresh }));
    assert.ok((dev?.of ?? 0) + (heldOut?.of ?? 0) >= 120);
    assert.ok((dev?.first ?? 0) >= 57 && (heldOut?.first ?? 0) >= 55 && (fresh?.first ?? 0) >= 31);
    assert.deepEqual([dev?.falseAlarms, heldOut?.falseAlarms, fresh?.falseAlarms], [0, 0, 0]);
    assert.equal(dev?.seen, dev?.ofPressing);
  });
});

describe('beside the guide', () => {
  it('knows a title that the law protects', () => {
    assert.deepEqual(['Ann Bell, podiatrist', 'The podiatry team', 'Sam, Speech Therapist'].map(holdsProtectedTitle), [true, false, true]);
  });

  it('writes a calendar that programs read: folded lines, escaped words, UTC times', () => {
    const moment = londonMoment('2027-07-14', '10:00');
    assert.equal(moment.toISOString(), '2027-07-14T09:00:00.000Z');
    assert.equal(londonMoment('2027-01-14', '10:00').toISOString(), '2027-01-14T10:00:00.000Z');
    const text = calendarFile('Events', [{ uid: 'a@b', title: 'One, two; three', about: `${'long words ’ '.repeat(20)}\nend`, place: '', startsAt: moment, endsAt: moment, changedAt: moment, revision: 2, isCalledOff: true, href: 'https://a.example/e' }]);
    assert.ok(text.includes('SUMMARY:One\\, two\\; three\r\n') && text.includes('DTSTART:20270714T090000Z') && text.includes('STATUS:CANCELLED'));
    assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
    assert.equal(text.replaceAll('\r\n ', '').includes('\\nend'), true);
  });

  it('knows the next AHPs’ Day', () => assert.deepEqual(['2026-10-14', '2026-10-15'].map(nextAhpsDay), ['2026-10-14', '2027-10-14']));

  it('suggests titles by topic and words, and none by chance', () => {
    const titles = [{ title: 'AHP job planning', tags: ['capacity'] }, { title: 'A digital framework', tags: ['digital'] }];
    assert.deepEqual(suggestTitles('Use digital tools well', titles).map(({ title }) => title), ['A digital framework']);
    assert.deepEqual(suggestTitles('Shorter waits for people', titles), []);
  });
});
