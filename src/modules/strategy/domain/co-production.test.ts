import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { coProductionStages, evidenceKinds, parseCoProductionRules, partnerKinds, partnerRoles, type CoProductionStage } from './co-production-rules.ts';
import { workOutCoProduction, type PartnershipEntry } from './co-production.ts';

const file = readFileSync(new URL('../../../../content/co-production.yaml', import.meta.url), 'utf8');
const reading = parseCoProductionRules(file);
if (!reading.ok) assert.fail(JSON.stringify(reading.problems, null, 1));
const rules = reading.value;
const today = '2026-11-21';

const entry = (change: Partial<PartnershipEntry> = {}): PartnershipEntry => ({
  stage: 'planning',
  evidence: 'workshop',
  role: 'design',
  tookPart: 'people-with-lived-experience',
  decided: 'Clinics move to village halls.',
  date: '2025-05-01',
  peopleCount: 2,
  ...change,
});
const survey = entry({ evidence: 'survey', decided: undefined, date: '2025-04-10' });
/** One person with a seat and a recorded decision. */
const steering = (stage: CoProductionStage, date = '2025-06-01') => entry({ stage, evidence: 'seat', role: 'steer', date, peopleCount: 1 });
const of = (...entries: PartnershipEntry[]) => workOutCoProduction(rules, { entries, today });

describe('S43: the label is worked out from the record', () => {
  test('a survey only is "consulted", even when a decision is written beside it', () => {
    assert.equal(of(survey).label, 'consulted');
    assert.equal(of({ ...survey, decided: 'Most wanted evenings.' }).label, 'consulted');
  });

  test('two partners with recorded decisions at steering level: "co-produced so far: design, steering"', () => {
    assert.equal(of(survey, steering('design'), steering('design')).label, 'co-produced so far: design, steering');
  });

  test('one person is not two, and a number that nobody gave proves one person', () => {
    for (const peopleCount of [1, null, undefined]) {
      assert.equal(of(survey, { ...steering('design'), peopleCount }).label, 'consulted');
      assert.equal(of({ ...steering('design'), peopleCount }).stages[1]?.missing, 'Design: only one person is on record as deciding. It takes two. Write down how many took part, or bring in more people.');
    }
    assert.equal(of({ ...steering('design'), peopleCount: 2 }).label, 'co-produced so far: design, steering');
    assert.equal(of(steering('design', '2025-06-01'), steering('design', '2025-07-01')).stages[1]?.doneOn, '2025-07-01', 'done on the day of the second');
    assert.equal(of({ ...steering('design'), isAtLeast: true }).label, 'co-produced so far: design, steering', 'a small group that is not counted in public');
  });

  test('"nothing" is no decision', () => {
    for (const decided of ['nothing', 'Nothing.', ' None yet ', 'N/A', '-']) assert.equal(of(survey, { ...steering('design'), peopleCount: 2, decided }).label, 'consulted', decided);
    assert.equal(of(survey, { ...steering('design'), peopleCount: 2, decided: 'Nothing changes at the clinic' }).label, 'co-produced so far: design, steering');
  });

  test('the imagined trust: people heard and deciding from planning on, then steering: "co-produced so far: planning, design"', () => {
    const plan = entry({ evidence: 'conversation', role: 'conceive', decided: 'Waits in villages come first.' });
    assert.equal(of(plan, steering('planning'), steering('design'), steering('design')).label, 'co-produced so far: planning, design');
  });

  test('a seat without a recorded decision does not steer', () => {
    const silent = { ...steering('design'), decided: '  ' };
    assert.equal(of(silent, silent).label, 'consulted');
    assert.match(of(silent).stages[1]?.missing ?? '', /what they decided is not written down/);
  });

  test('a survey about steering, or staff who steer, is no steering by people', () => {
    const shaped = entry({ stage: 'design' });
    assert.equal(of(shaped, { ...survey, role: 'steer', decided: 'Most said yes.' }).label, 'co-produced so far: design');
    assert.equal(of(shaped, { ...steering('design'), tookPart: 'ahp-community' }).label, 'co-produced so far: design');
  });

  test('staff alone, or nobody, is never called consulted', () => {
    assert.equal(of(entry({ tookPart: 'ahp-community' }), entry({ tookPart: 'other-professionals' })).label, 'people not yet involved');
    assert.equal(of().label, 'people not yet involved');
    assert.deepEqual(of().stages.map(({ state }) => state), Array(4).fill('missing'));
  });

  test('what is planned for later is not evidence yet', () => {
    assert.equal(of(entry({ date: '2026-11-22' })).label, 'people not yet involved');
    assert.equal(of(entry({ date: today })).label, 'co-produced so far: planning');
  });
});

describe('S44: four stages', () => {
  const three = [entry(), entry({ stage: 'design', date: '2025-06-01' }), entry({ stage: 'implementation', date: '2025-11-01' })];

  test('after three the status says which one is missing', () => {
    const result = of(...three);
    assert.equal(result.label, 'co-produced so far: planning, design, implementation');
    assert.deepEqual(result.stages.map(({ state }) => state), ['done', 'done', 'done', 'missing']);
    assert.equal(result.stages[3]?.missing, 'Finding out if it worked: nothing is recorded yet.');
    assert.equal(result.coProducedOn, undefined);
  });

  test('the fourth changes it, and the day is kept when more is added later', () => {
    const fourth = entry({ stage: 'evaluation', date: '2026-03-09' });
    const result = of(...three, fourth);
    assert.deepEqual([result.label, result.coProducedOn], ['co-produced', '2026-03-09']);
    const later = of(...three, fourth, ...coProductionStages.map((stage) => entry({ stage, date: '2026-09-01' })));
    assert.equal(later.coProducedOn, '2026-03-09');
    assert.equal(later.stages[1]?.doneOn, '2025-06-01');
  });

  test('staff evaluating alone does not complete it', () => {
    const result = of(...three, entry({ stage: 'evaluation', tookPart: 'ahp-community' }));
    assert.equal(result.level, 'co-produced so far');
    assert.match(result.stages[3]?.missing ?? '', /only staff took part/);
  });
});

describe('S49: who was there first', () => {
  test('first involvement after the first decision', () => {
    const staff = entry({ tookPart: 'ahp-community', date: '2025-01-10' });
    assert.equal(of(staff, entry({ date: '2025-03-01' })).joinedLate, 'people joined after key decisions');
    const elsewhere = workOutCoProduction(rules, { entries: [entry()], decisionDays: ['2025-04-30'], today });
    assert.equal(elsewhere.joinedLate, 'people joined after key decisions');
  });

  test('before it, on the same day, or without any decision: no such words', () => {
    const staff = entry({ tookPart: 'ahp-community', date: '2025-05-01' });
    assert.equal(of(staff, entry({ date: '2025-05-01' })).joinedLate, undefined);
    assert.equal(of(staff, entry({ date: '2025-04-01' })).joinedLate, undefined);
    assert.equal(of(survey, entry({ date: '2025-09-01' })).joinedLate, undefined);
    assert.equal(of(staff).joinedLate, undefined);
    assert.equal(workOutCoProduction(rules, { entries: [entry()], decisionDays: ['2027-01-01'], today }).joinedLate, undefined);
  });
});

describe('whatever the record', () => {
  const anyEntry: fc.Arbitrary<PartnershipEntry> = fc.record({
    stage: fc.constantFrom(...coProductionStages),
    evidence: fc.constantFrom(...evidenceKinds),
    role: fc.constantFrom(...partnerRoles),
    tookPart: fc.constantFrom(...partnerKinds),
    decided: fc.constantFrom(undefined, '', 'Yes to halls.'),
    date: fc.constantFrom('2024-01-01', '2025-02-03', '2026-01-01', '2027-01-01'),
    peopleCount: fc.constantFrom(undefined, 1, 2, 5),
  });

  test('order does not matter, and one more entry never takes a stage away', () => {
    const rank = { missing: 0, part: 1, done: 2 };
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 10 }), anyEntry, (entries, more) => {
        assert.deepEqual(of(...entries.toReversed()).label, of(...entries).label);
        const before = of(...entries).stages;
        return of(...entries, more).stages.every(({ state }, index) => rank[state] >= rank[before[index]?.state ?? 'missing']);
      }),
    );
  });

  test('"co-produced" only when two people with recorded decisions stand in each of the four stages', () => {
    const sharing = anyEntry.map((one) => ({ ...one, tookPart: 'people-with-lived-experience' as const, evidence: 'workshop' as const, decided: 'Yes to halls.', date: '2025-02-03' }));
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(fc.array(fc.oneof(anyEntry, sharing), { maxLength: 16 }), (entries) => {
        const shared = entries.filter((one) => one.tookPart === 'people-with-lived-experience' && one.decided && one.evidence !== 'survey' && one.date <= today);
        const people = (stage: CoProductionStage) => shared.filter((one) => one.stage === stage).reduce((sum, { peopleCount }) => sum + (peopleCount ?? 1), 0);
        const isCoProduced = of(...entries).label === 'co-produced';
        seen.add(isCoProduced);
        return isCoProduced === coProductionStages.every((stage) => people(stage) >= 2);
      }),
      { numRuns: 2000 },
    );
    assert.equal(seen.size, 2, 'both answers came up');
  });
});

test('an expert can ask for three people before steering is named', () => {
  const strict = parseCoProductionRules(file.replace('after: design\n    peopleAtLeast: 2', 'after: design\n    peopleAtLeast: 3'));
  assert.ok(strict.ok);
  const label = (...entries: PartnershipEntry[]) => workOutCoProduction(strict.value, { entries, today }).label;
  assert.equal(label({ ...steering('design'), peopleCount: 2 }), 'co-produced so far: design');
  assert.equal(label({ ...steering('design'), peopleCount: 3 }), 'co-produced so far: design, steering');
});

test('a mistake in the rule table is named by its line', () => {
  const broken = parseCoProductionRules(file.replace('gives: done', 'gives: finished'));
  assert.ok(!broken.ok);
  assert.equal(broken.problems[0]?.line, file.split('\n').findIndex((line) => line.includes('gives: done')) + 1);
});
