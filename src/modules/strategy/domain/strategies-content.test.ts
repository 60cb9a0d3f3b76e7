import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { parseStrategyFile } from './strategy-file.ts';
import { flattenNodes, type FlatNode } from './strategy-nodes.ts';
import type { StrategyDocument } from './strategy-schema.ts';

const root = new URL('../../../../', import.meta.url);
const SEED = new URL('../shared/content/seed-content.json', root);
const skip = existsSync(SEED) ? false : 'the seed file ../shared/content/seed-content.json is not on this machine';
const content = (path: string): unknown => parse(readFileSync(new URL(`content/${path}`, root), 'utf8'));

function load(name: string, knownCodes?: ReadonlySet<string>): StrategyDocument {
  const reading = parseStrategyFile(readFileSync(new URL(`content/strategies/${name}.yaml`, root), 'utf8'), knownCodes === undefined ? {} : { knownCodes });
  if (!reading.ok) assert.fail(JSON.stringify(reading.problems, null, 1));
  return reading.document;
}

const legacy = load('ahps-into-action', new Set());
const codesOf = (document: StrategyDocument) => [document.code, ...flattenNodes(document).map(({ code }) => code)];
const national = load('ahps-deliver', new Set(codesOf(legacy)));
const oxford = load('oxford-health', new Set([...codesOf(legacy), ...codesOf(national)]));
const documents: Readonly<Record<string, StrategyDocument>> = { nat: national, ox: oxford, ahpia: legacy };

function countOf(document: StrategyDocument, type: string, parentType?: string): number {
  return flattenNodes(document).filter((node) => node.type === type && (parentType === undefined || node.parentType === parentType)).length;
}

describe('what the strategies hold', () => {
  test('the national strategy: 2 principles, 4 foundations, 5 areas of focus, 19 ambitions', () => {
    assert.deepEqual(['principle', 'foundation', 'focus', 'ambition', 'aim'].map((type) => countOf(national, type)), [2, 4, 5, 19, 3]);
    assert.equal(countOf(national, 'commitment', 'principle'), 4);
  });

  test('Oxford Health: 4 priorities, 12 objectives, 39 actions, 6 principle commitments, 59 alignments', () => {
    assert.deepEqual(['priority', 'objective', 'action'].map((type) => countOf(oxford, type)), [4, 12, 39]);
    assert.equal(countOf(oxford, 'commitment', 'principle'), 6);
    assert.equal(oxford.alignments?.length, 59);
  });

  test('AHPs into Action: 4 priorities, 4 commitments, 4 impacts, each foundation grown from a priority', () => {
    assert.deepEqual(['priority', 'commitment', 'impact'].map((type) => countOf(legacy, type)), [4, 4, 4]);
    const foundations = flattenNodes(national).filter(({ type }) => type === 'foundation');
    assert.deepEqual(foundations.map(({ evolvedFrom }) => evolvedFrom), ['ahpia.p1', 'ahpia.p2', 'ahpia.p3', 'ahpia.p4']);
  });

  test('28 stated numbers, 28 promises, 20 voices, 15 achievements', () => {
    const total = (list: 'numbers' | 'promises') => Object.values(documents).reduce((sum, document) => sum + (document[list]?.length ?? 0), 0);
    assert.deepEqual([total('numbers'), total('promises'), national.voices?.length, oxford.achievements?.length], [28, 28, 20, 15]);
  });

  test('Oxford Health states no vision in the document supplied, and none is invented', () => {
    const { vision, mission, values } = oxford.statements ?? {};
    assert.deepEqual([vision?.absent, mission?.absent, values?.absent], Array(3).fill('not in the source document'));
    assert.ok([vision, mission, values].every((statement) => statement?.text === undefined));
  });

  test('exactly 14 professions, 6 role groups, 6 levels, 62 library titles of which 59 and 3', () => {
    const professions = content('professions.yaml') as { professions: { code: string }[] };
    assert.equal(new Set(professions.professions.map(({ code }) => code)).size, 14);
    assert.equal(professions.professions.length, 14);
    assert.equal((content('role-groups.yaml') as { items: unknown[] }).items.length, 6);
    assert.equal((content('levels.yaml') as { items: unknown[] }).items.length, 6);
    const { library } = content('policy-sources.yaml') as { library: { appendix: number }[] };
    assert.deepEqual([library.length, library.filter(({ appendix }) => appendix === 2).length], [62, 59]);
  });
});

interface Sourced { readonly source: { readonly document: string; readonly section: string } }
interface SeedNode extends Sourced {
  readonly id: string; readonly strategy: string; readonly type: string; readonly parent: string | null; readonly title: string;
  readonly title_fidelity?: string; readonly variants?: string[]; readonly text?: string; readonly text_fidelity?: string;
  readonly note?: string; readonly evolved_from?: string;
}
interface SeedAlignment {
  readonly oxford_id: string; readonly oxford_title: string; readonly main: Record<string, string[]>; readonly also: Record<string, string[]>;
  readonly foundations_served: string[]; readonly focus_areas_served: string[]; readonly reason: string; readonly judgement: string;
}
type Row = Sourced & Record<string, unknown>;
interface Seed {
  readonly sources: Record<string, unknown>[]; readonly nodes: SeedNode[]; readonly alignment: { method: string; items: SeedAlignment[] };
  readonly numbers: Row[]; readonly promises: Row[]; readonly timeline: Row[]; readonly achievements: Row[]; readonly voices: Row[];
  readonly professions: Row[]; readonly oxford_professions: Row[]; readonly oxford_professions_absent: string[]; readonly library: Row[];
  readonly references: Row[]; readonly terminology: { rules: (Record<string, unknown> & Sourced)[]; exceptions: string[] };
  readonly lists: (Sourced & { id: string; title: string; note?: string; items: (string | { id: string; title: string; text?: string; note?: string })[] })[];
  readonly consultation: Record<string, unknown> & Sourced;
}

const without = (value: object): Record<string, unknown> => JSON.parse(JSON.stringify(value)) as Record<string, unknown>;

/** Notes that the seed addresses to those who build, and what readers are told instead. What the documents print stays as it is. */
const reworded: readonly [seed: string, ours: string][] = [
  ["Check the document's own licence terms and attribute the publisher before republishing; do not use the NHS logo.", "To publish any of it again, check the document's own licence, name its publisher, and leave out the NHS logo."],
  ['The classification is misspelt in the document (kept as printed).', "One word of the document's classification is misspelt and kept as printed."],
  ["the four-item reading is the analyst's.", 'reading them as four is ours.'],
  ["Keep each document's own wording.", 'Each document is quoted in its own words.'],
  ['Do not draw a trend line through three bands.', 'Three bands are too few to show a trend.'],
  ['The unit (full postcode, district or area) is not stated. A product should count postcode districts (outward part) and say so.', 'The document does not say whether these are full postcodes, postcode districts or postcode areas.'],
  ['37.5% if the base is 3,200; the base is not printed.', 'The document does not print how many people these 1,200 are a part of.'],
  ['not the number of people in this group: 17% of 3,200 is 544.', 'not the number of people in this group.'],
  ["Consultation feedback: 'citizen' can exclude", "People who answered the consultation said that 'citizen' can leave people out"],
  ['Five principles: no acronyms, specific, context, transparency, adaptability. Name the specific group where the data allow.',
    'The strategy has five principles for words about ethnic groups: no short forms, be specific, give the context, say why, be ready to change. Name the specific group where you can'],
  ['Base not printed.', 'The document does not print how many people this is a share of.'],
  ['This date has passed: the product should show it as overdue or met, never as upcoming.', 'The document gives this as a goal for a date that is now over. It is not known here whether it was met.'],
  ["39 actions and 6 principle commitments by the analyst's count of bullets.", '39 actions and 6 principle commitments, by our own count of the bullet points.'],
  ['Default mapping: art therapists. Ask the organisation to confirm.', 'They are read here as art therapists until the organisation says otherwise.'],
  ['A count by profession here would identify a person: apply small-number protection.', 'A count by profession could tell who it is.'],
];

function readReworded(): string {
  return reworded.reduce((text, [seed, ours]) => {
    assert.ok(text.includes(seed), `the seed does not say: ${seed}`);
    return text.replaceAll(seed, ours);
  }, readFileSync(SEED, 'utf8'));
}

describe('every value comes from the seed', { skip }, () => {
  const seed = (skip === false ? JSON.parse(readReworded()) : {}) as Seed;
  const from = <T extends Sourced>(list: readonly T[], document: string) => list.filter(({ source }) => source.document === document);

  test('nodes: code, kind, parent, words, variants, fidelity, section, note and lineage, in the printed order', () => {
    const nodes = Object.values(documents).flatMap((document) => flattenNodes(document).map((node) => asSeedNode(node, document.code)));
    const expected = seed.nodes.filter(({ parent }) => parent !== null).map(({ strategy, source, ...node }) => {
      const { requirement_ids: _rows, ...rest } = node as typeof node & { requirement_ids: unknown };
      return { ...rest, strategy, section: source.section };
    });
    const byCode = (list: readonly { id: string }[]) => new Map(list.map((node) => [node.id, without(node)]));
    assert.equal(nodes.length, 133);
    assert.deepEqual(byCode(nodes), byCode(expected));
    for (const parent of new Set(expected.map((node) => node.parent))) {
      const children = (list: readonly { id: string; parent: string | null }[]) => list.filter((node) => node.parent === parent).map(({ id }) => id);
      assert.deepEqual(children(nodes), children(expected));
    }
  });

  test('the heading of each strategy', () => {
    for (const source of seed.sources) {
      const document = documents[String(source['id'])];
      assert.ok(document);
      const root = seed.nodes.find(({ id }) => id === document.code);
      assert.deepEqual(
        [document.title, document.shortTitle, document.publisher, document.published, document.period, document.reference, document.note, document.section],
        [source['title'], source['short_title'], source['publisher'], source['published'], source['period'], source['reference'], source['note'], root?.source.section],
      );
      assert.ok([document.title, ...(document.variants ?? [])].includes(root?.title ?? ''));
    }
  });

  test('alignments, with the foundations and areas of focus that follow from their links', () => {
    const nodes = new Map(flattenNodes(national).map((node) => [node.code, node]));
    assert.equal(oxford.alignmentMethod, seed.alignment.method);
    for (const [index, expected] of seed.alignment.items.entries()) {
      const alignment = oxford.alignments?.[index];
      assert.ok(alignment);
      const grouped = { main: Object.values(expected.main).flat(), also: Object.values(expected.also).flat() };
      assert.deepEqual(alignment, { from: expected.oxford_id, ...grouped, reason: expected.reason, judgement: expected.judgement });
      const served = [...alignment.main, ...alignment.also].map((code) => topOf(code, nodes));
      const codes = (type: string) => new Set(served.filter((node) => node?.type === type).map((node) => node?.code));
      assert.deepEqual(codes('foundation'), new Set(expected.foundations_served));
      assert.deepEqual(codes('focus'), new Set(expected.focus_areas_served));
    }
  });

  test('numbers, promises, timeline, achievements, voices', () => {
    for (const code of ['nat', 'ox', 'ahpia']) {
      const document = documents[code];
      assert.deepEqual(
        (document?.numbers ?? []).map(({ base: _base, ...number }) => without(number)),
        from(seed.numbers, code).map(({ id, value, unit, statement, caveat, as_of: asOf, source }) => without({ code: id, value, unit, statement, caveat, asOf, section: source.section })),
      );
      assert.deepEqual(document?.promises ?? [], from(seed.promises, code).map(({ id, text, owner, source }) => ({ code: id, text, owner, section: source.section })));
      assert.deepEqual(document?.timeline ?? [], from(seed.timeline, code).map(({ date, event, source }) => ({ date, event, section: source.section })));
    }
    assert.deepEqual(oxford.achievements, seed.achievements.map(({ id, theme, title, strategy_period: strategyPeriod, source }) => ({ code: id, theme, title, strategyPeriod, section: source.section })));
    assert.deepEqual(national.voices, seed.voices.map(({ id, excerpt, attribution, source }) => ({ code: id, excerpt, attribution, section: source.section })));
  });

  test('wording rules and their exceptions', () => {
    for (const code of ['nat', 'ox']) {
      const rules = documents[code]?.wording?.rules.map(({ code: id, scope, avoid, use, reason, section }) => ({ id, scope, avoid, use, reason, source: { document: code, section } }));
      assert.deepEqual(rules, seed.terminology.rules.filter(({ scope }) => scope === code));
      assert.ok(documents[code]?.wording?.exceptions.every((exception) => seed.terminology.exceptions.includes(exception)));
    }
    assert.equal(national.wording?.exceptions.length, 3);
  });

  test('the consultation', () => {
    const { contributionTypes, parallelRoutes, section, ...rest } = national.consultation ?? {};
    assert.deepEqual({ ...rest, contribution_types: contributionTypes, parallel_routes: parallelRoutes, source: { document: 'nat', section } }, seed.consultation);
  });

  test('professions and the nine names Oxford Health prints', () => {
    const file = content('professions.yaml') as { professions: { code: string; title: string }[]; printedNames: { strategy: string; names: Record<string, string>[]; absent: string[] }[] };
    assert.deepEqual(file.professions.map(({ code, title }) => [code, title]), seed.professions.map(({ id, title }) => [id, title]));
    const printed = file.printedNames[0];
    assert.deepEqual(printed?.names, seed.oxford_professions.map(({ title_as_printed: name, profession, note }) => without({ printed: name, profession, note })));
    assert.deepEqual(printed?.absent, seed.oxford_professions_absent);
  });

  test('every list, item by item', () => {
    const { lists } = content('lists.yaml') as { lists: { code: string; title: string; items: { title: string }[] }[] };
    const apart = { operating_levels: 'levels', ahp_community: 'role-groups', settings: 'settings' };
    const ours = new Map(lists.map((list) => [`list.${list.code.replaceAll('-', '_')}`, list]));
    for (const [id, file] of Object.entries(apart)) ours.set(`list.${id}`, content(`${file}.yaml`) as never);
    assert.equal(ours.size, seed.lists.length);
    for (const list of seed.lists) {
      const titles = list.items.map((item) => (typeof item === 'string' ? item : item.title));
      assert.deepEqual([ours.get(list.id)?.title, ours.get(list.id)?.items.map(({ title }) => title)], [list.title, titles]);
    }
  });

  test('references and library', () => {
    const file = content('policy-sources.yaml') as { references: unknown[]; library: unknown[] };
    assert.deepEqual(file.references, seed.references.map(({ id, title, kind, use, source }) => ({ code: id, title, kind, use, source })));
    assert.deepEqual(file.library, seed.library.map((entry) => without({
      code: entry['id'], title: entry['title'], titleAsPrinted: entry['title_as_printed'], publisherAsPrinted: entry['publisher_as_printed'],
      hostAsPrinted: entry['host_as_printed'], appendix: entry['appendix'], tags: entry['tags'], possibleDuplicateOf: entry['possible_duplicate_of'], source: entry.source,
    })));
  });
});

function asSeedNode(node: FlatNode, strategy: string) {
  return {
    id: node.code, strategy, type: node.type, parent: node.parentCode ?? strategy, title: node.title, title_fidelity: node.titleFidelity ?? 'as printed',
    variants: node.variants, text: node.text, text_fidelity: node.textFidelity, section: node.section, note: node.note, evolved_from: node.evolvedFrom,
  };
}

function topOf(code: string, nodes: ReadonlyMap<string, FlatNode>): FlatNode | undefined {
  const node = nodes.get(code);
  return node?.parentCode ? topOf(node.parentCode, nodes) : node;
}
