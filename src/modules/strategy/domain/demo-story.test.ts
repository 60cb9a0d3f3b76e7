import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { FinancialYear } from '#platform/clock';
import { parseCoProductionRules } from './co-production-rules.ts';
import { workOutCoProduction } from './co-production.ts';
import { parseDemoStory, type DemoObjective } from './demo-story.ts';
import { statusRules } from './objective-status.ts';
import { findOverlap } from './overlap.ts';
import { parseStrategyFile } from './strategy-file.ts';
import { flattenNodes } from './strategy-nodes.ts';

const root = new URL('../../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const reading = parseDemoStory(read('content/demo/vale-and-riverside.yaml'));
if (!reading.ok) assert.fail(JSON.stringify(reading.problems, null, 1));
const story = reading.value;

function nodesOf(path: string, knownCodes?: ReadonlySet<string>): string[] {
  const strategy = parseStrategyFile(read(path), knownCodes === undefined ? {} : { knownCodes });
  if (!strategy.ok) assert.fail(JSON.stringify(strategy.problems, null, 1));
  return [strategy.document.code, ...flattenNodes(strategy.document).map(({ code }) => code)];
}
const national = new Set(nodesOf('content/strategies/ahps-deliver.yaml'));
const vale = new Set(nodesOf(`content/demo/${story.strategyFile}`, national));
const codesIn = (path: string, list: string) =>
  new Set((parse(read(path)) as Record<string, { code: string }[]>)[list]?.map(({ code }) => code));

describe('the imagined trust', () => {
  test('both imagined strategies load and are marked as examples', () => {
    for (const name of [story.strategyFile, story.neighbourStrategyFile]) {
      const strategy = parseStrategyFile(read(`content/demo/${name}`), { knownCodes: national });
      assert.ok(strategy.ok && strategy.document.example === true, name);
    }
  });

  test('the neighbour with one bad line: that line is named, and mending it is enough', () => {
    const bad = read('test/fixtures/hillmoor-one-bad-line.yaml');
    const good = read('content/demo/hillmoor.yaml');
    const different = bad.split('\n').flatMap((line, index) => (line === good.split('\n')[index] ? [] : [index + 1]));
    assert.equal(different.length, 1);
    const refused = parseStrategyFile(bad, { knownCodes: national });
    assert.ok(!refused.ok);
    assert.deepEqual(refused.problems.map(({ line, message }) => [line, message]), [[different[0], '“type” is “objectiv” here. Did you mean “objective”?']]);
  });

  test('13 kinds of people, each with a real role group, profession and unit', () => {
    const units = new Set(['england', ...story.units.map(({ code }) => code)]);
    const roleGroups = codesIn('content/role-groups.yaml', 'items');
    const professions = codesIn('content/professions.yaml', 'professions');
    assert.equal(new Set(story.people.map(({ persona }) => persona)).size, 13);
    for (const person of story.people) {
      assert.ok(person.unit === null || units.has(person.unit), person.code);
      assert.ok(person.roleGroup === null || roleGroups.has(person.roleGroup), person.code);
      assert.ok(person.profession === null || professions.has(person.profession), person.code);
    }
  });

  test('six teams under the trust, and no imagined unit under a real one but the region under England', () => {
    assert.equal(story.units.filter(({ level, parent }) => level === 'team' && parent === 'vale').length, 6);
    const own = new Set(story.units.map(({ code }) => code));
    assert.deepEqual(story.units.filter(({ parent }) => !own.has(parent)).map(({ code }) => code), ['example-region']);
  });
});

describe('annual objectives of the imagined trust', () => {
  const byCode = new Map(story.objectives.map((objective) => [objective.code, objective]));

  test('every year from 2023-24 to 2026-27 has some, each under a node of the strategy, with real aims and links', () => {
    const years = FinancialYear.range(FinancialYear.starting(2023), FinancialYear.starting(2026)).map(String);
    assert.deepEqual([...new Set(story.objectives.map(({ year }) => year))], years);
    assert.equal(byCode.size, story.objectives.length);
    for (const objective of story.objectives) {
      assert.ok(objective.under.every((code) => vale.has(code)), objective.code);
      assert.ok(objective.aims.every((code) => national.has(code)), objective.code);
      assert.ok([...(objective.alignment?.main ?? []), ...(objective.alignment?.also ?? [])].every((code) => national.has(code)), objective.code);
    }
  });

  test('each status stands on the evidence that its rule asks for', () => {
    for (const objective of story.objectives) {
      const asked = statusRules[objective.status].asks({
        progressUpdateCount: objective.updates?.length ?? 0,
        milestonesReachedCount: objective.milestones.filter(({ reachedOn }) => reachedOn !== undefined).length,
        evidenceLinkCount: objective.evidence?.length ?? 0,
        helpNeeded: objective.helpNeeded,
        reason: objective.reason,
        carriedToYear: objective.carriedToYear,
      });
      assert.deepEqual(asked, [], objective.code);
    }
    assert.deepEqual(new Set(story.objectives.map(({ status }) => status)), new Set(Object.keys(statusRules)));
  });

  test('what is carried over arrives in the year it names', () => {
    const carried = story.objectives.filter(({ status }) => status === 'carried over');
    assert.equal(carried.length, 3);
    for (const objective of carried) {
      const next = story.objectives.find(({ carriedFrom }) => carriedFrom === objective.code);
      assert.equal(next?.year, objective.carriedToYear);
      assert.equal(next?.title, objective.title);
    }
  });

  test('every day of a story lies in its own year', () => {
    for (const objective of story.objectives) {
      const year = FinancialYear.parse(objective.year);
      const days = [
        ...objective.milestones.flatMap(({ due, reachedOn }) => [due, reachedOn]),
        ...[...(objective.updates ?? []), ...(objective.evidence ?? []), ...(objective.partnership ?? []), ...(objective.decisions ?? [])].map(({ on }) => on),
      ];
      for (const day of days) assert.ok(day === undefined || year?.equals(FinancialYear.ofDay(day)), `${objective.code} ${day}`);
    }
  });

  test('the rural objective reads "co-produced so far: planning, design", as the thread says', () => {
    const rural = byCode.get('vale.2025.1');
    assert.equal(rural?.title, 'People living in rural areas are seen as soon as everyone else');
    assert.equal(rural?.alignment?.main[0], 'nat.a3.1');
    assert.equal(labelOf(rural), 'co-produced so far: planning, design');
    assert.equal(labelOf(byCode.get('vale.2026.1')), 'co-produced so far: planning, design, implementation');
  });

  test('whatever people decided by the record stands among the decisions of that day, and a partner who decides is named', () => {
    for (const { code, partnership = [], decisions = [], partners } of story.objectives) {
      for (const { on, decided } of partnership) assert.ok(!decided || decisions.some((decision) => decision.on === on), `${code} ${on}: ${decided}`);
      for (const { byPartner } of decisions) assert.ok(!byPartner || partners.includes(byPartner), `${code}: ${byPartner}`);
    }
    assert.deepEqual(byCode.get('vale.2026.1')?.decisions?.flatMap(({ byPartner }) => byPartner ?? []), ['Village halls']);
  });

  test('the neighbour overlaps on fair access', () => {
    const { overlaps } = findOverlap([...national], story.workstreams);
    assert.deepEqual(overlaps.map(({ node, organisations }) => [node, organisations]), [['nat.a3.1', ['vale', 'hillmoor']]]);
  });
});

function labelOf(objective: DemoObjective | undefined): string {
  const rules = parseCoProductionRules(read('content/co-production.yaml'));
  if (!rules.ok) assert.fail(JSON.stringify(rules.problems));
  const entries = (objective?.partnership ?? []).map(({ on, ...entry }) => ({ ...entry, date: on }));
  const decisionDays = (objective?.decisions ?? []).map(({ on }) => on);
  const result = workOutCoProduction(rules.value, { entries, decisionDays, today: '2026-11-21' });
  assert.equal(result.joinedLate, undefined);
  return result.label;
}
