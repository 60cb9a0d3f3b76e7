import { isNodeType, mayStandUnder, nodeTypes } from './node-types.ts';
import { flattenNodes, type FlatNode } from './strategy-nodes.ts';
import type { StrategyDocument } from './strategy-schema.ts';
import type { FieldPath } from './yaml-source.ts';

export interface RuleProblem {
  readonly path: FieldPath;
  readonly message: string;
}

/**
 * What a shape alone cannot say: codes are unique and belong to the strategy, each kind of node stands where it may,
 * every link has both ends. With `knownCodes` (strategies and nodes already held) links to other strategies are checked too.
 */
export function ruleProblems(document: StrategyDocument, knownCodes?: ReadonlySet<string>): RuleProblem[] {
  const nodes = flattenNodes(document);
  return [
    ...reservedCodeProblems(document),
    ...periodProblems(document),
    ...codeProblems(document, nodes),
    ...placeProblems(nodes),
    ...alignmentProblems(document, nodes),
    ...wordingProblems(document),
    ...statementProblems(document),
    ...(knownCodes === undefined ? [] : linkProblems(document, nodes, knownCodes)),
  ];
}

/** A strategy stands at /strategies/CODE, where these words lead to pages of their own. */
const TAKEN_ADDRESSES: ReadonlySet<string> = new Set(['import']);

function reservedCodeProblems({ code }: StrategyDocument): RuleProblem[] {
  return TAKEN_ADDRESSES.has(code) ? [{ path: ['code'], message: `The code “${code}” is the address of another page. Choose another.` }] : [];
}

function periodProblems({ period }: StrategyDocument): RuleProblem[] {
  if (period.end >= period.start) return [];
  return [{ path: ['period', 'end'], message: `The strategy ends in ${period.end}, before it starts in ${period.start}.` }];
}

function codeProblems(document: StrategyDocument, nodes: readonly FlatNode[]): RuleProblem[] {
  const foreign = nodes
    .filter((node) => !node.code.startsWith(`${document.code}.`))
    .map((node) => ({
      path: [...node.path, 'code'],
      message: `The code “${node.code}” must start with “${document.code}.”, the code of this strategy.`,
    }));
  const lists = (['numbers', 'promises', 'achievements', 'voices'] as const).flatMap((list) =>
    repeated((document[list] ?? []).map(({ code }, index) => ({ code, path: [list, index, 'code'] }))),
  );
  const rules = (document.wording?.rules ?? []).map(({ code }, index) => ({ code, path: ['wording', 'rules', index, 'code'] }));
  return [...foreign, ...repeated(nodes.map(({ code, path }) => ({ code, path: [...path, 'code'] }))), ...lists, ...repeated(rules)];
}

function repeated(entries: readonly { code: string; path: FieldPath }[]): RuleProblem[] {
  const seen = new Set<string>();
  return entries.flatMap(({ code, path }) => {
    if (!seen.has(code)) {
      seen.add(code);
      return [];
    }
    return [{ path, message: `The code “${code}” is used twice. Every code may stand once.` }];
  });
}

function placeProblems(nodes: readonly FlatNode[]): RuleProblem[] {
  return nodes
    // A kind that does not exist is named by the shape; what stands under it cannot be judged.
    .filter(({ type, parentType }) => isNodeType(type) && (parentType === 'strategy' || isNodeType(parentType)))
    .filter((node) => !mayStandUnder(node.type, node.parentType))
    .map((node) => {
      const places = nodeTypes[node.type].under.map((type) => (type === 'strategy' ? 'the top of the strategy' : `one of its ${nodeTypes[type].many}`));
      return { path: [...node.path, 'type'], message: `The ${nodeTypes[node.type].one} “${node.code}” must stand at ${places.join(' or ')}.` };
    });
}

function alignmentProblems(document: StrategyDocument, nodes: readonly FlatNode[]): RuleProblem[] {
  const own = new Set(nodes.map((node) => node.code));
  const alignments = document.alignments ?? [];
  const once = repeated(alignments.map(({ from }, index) => ({ code: from, path: ['alignments', index, 'from'] })));
  const ends = alignments.flatMap((alignment, index) => {
    const path = ['alignments', index];
    const missing = own.has(alignment.from)
      ? []
      : [{ path: [...path, 'from'], message: `No node of this strategy has the code “${alignment.from}”.` }];
    const inside = targetsOf(alignment, path)
      .filter(({ code }) => own.has(code))
      .map((target) => ({ path: target.path, message: `“${target.code}” is in this strategy. An alignment points to another one.` }));
    return [...missing, ...inside, ...repeated(targetsOf(alignment, path))];
  });
  return [...once, ...ends];
}

function targetsOf(alignment: { main: string[]; also: string[] }, path: FieldPath): { code: string; path: FieldPath }[] {
  return (['main', 'also'] as const).flatMap((strength) =>
    alignment[strength].map((code, index) => ({ code, path: [...path, strength, index] })),
  );
}

function wordingProblems(document: StrategyDocument): RuleProblem[] {
  return (document.wording?.rules ?? []).flatMap((rule, index) =>
    rule.scope === document.code
      ? []
      : [{ path: ['wording', 'rules', index, 'scope'], message: `The scope must be “${document.code}”: wording rules belong to one strategy.` }],
  );
}

/** A statement is either given or said to be absent; never both, never neither, so that nothing is invented to fill a gap. */
function statementProblems(document: StrategyDocument): RuleProblem[] {
  return Object.entries(document.statements ?? {}).flatMap(([name, statement]) =>
    statement !== undefined && (statement.text === undefined) === (statement.absent === undefined)
      ? [{ path: ['statements', name], message: `“${name}” needs either its text or a line that says it is absent.` }]
      : [],
  );
}

function linkProblems(document: StrategyDocument, nodes: readonly FlatNode[], known: ReadonlySet<string>): RuleProblem[] {
  const parents = document.parents.flatMap(({ code }, index) =>
    code === undefined ? [] : [{ code, path: ['parents', index, 'code'], what: 'strategy' }],
  );
  const origins = nodes.flatMap(({ evolvedFrom, path }) =>
    evolvedFrom === undefined ? [] : [{ code: evolvedFrom, path: [...path, 'evolvedFrom'], what: 'node' }],
  );
  const targets = (document.alignments ?? []).flatMap((alignment, index) =>
    targetsOf(alignment, ['alignments', index]).map((target) => ({ ...target, what: 'node' })),
  );
  return [...parents, ...origins, ...targets]
    .filter(({ code }) => !known.has(code))
    .map(({ code, path, what }) => ({ path, message: `No ${what} with the code “${code}” is loaded. Load its strategy first, or mend the code.` }));
}
