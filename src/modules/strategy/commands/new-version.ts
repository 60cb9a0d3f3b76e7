import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { RequestContext } from '#platform/http';
import { bumpStrategies, dependentCodes } from '../data/cache-topics.ts';
import { refreshStrategy } from '../data/strategy-head.ts';
import { currentVersion, insertVersion, type HeldVersion, type StrategyRow } from '../data/strategy-rows.ts';
import { stateFromCode } from '../data/strategy-state.ts';
import { editingIn } from '../domain/life-cycle.ts';
import { documentHash } from '../domain/strategy-file.ts';
import type { StrategyDocument, StrategyNode } from '../domain/strategy-schema.ts';
import { strategyToChange } from './strategy-to-change.ts';

interface NewWording {
  code: string;
  node: string;
  /** The version the form was made from. */
  madeFrom: number;
  title: string;
  /** Empty for none. */
  text: string;
  reason: string;
}

/** Changes the words of one part: a whole new version with its reason. Reports of earlier days keep the old words. Answers its number. */
export async function newVersion(tx: Tx, ctx: RequestContext, wording: NewWording): Promise<number> {
  const strategy = await strategyToChange(tx, ctx, wording.code);
  if (editingIn(stateFromCode(strategy.state)) === 'none') throw new Conflict('This strategy has ended. Its words stay as they are.');
  const held = await currentVersion(tx, strategy.id);
  if (!held) throw new Error(`The strategy ${strategy.code} has no version`);
  const document = reworded(held.document, wording);
  checkStillTheSame(held, strategy, wording);
  return write(tx, ctx, { strategy, held, document, wording });
}

/** The document with one part in other words. Throws NotFound without such a part and Invalid when no word is another. */
function reworded(document: StrategyDocument, { node: code, title, text }: NewWording): StrategyDocument {
  const before = findNode(document.nodes, code);
  if (!before) throw new NotFound('This strategy has no such part.');
  if (before.title === title && (before.text ?? '') === text) throw new Invalid('You did not change any words.', { title: 'Change the title or the text' });
  const change = (node: StrategyNode): StrategyNode => {
    if (node.code !== code) return node.nodes ? { ...node, nodes: node.nodes.map(change) } : node;
    const { text: _old, ...rest } = node;
    return { ...rest, title, ...(text === '' ? {} : { text }) };
  };
  return { ...document, nodes: document.nodes.map(change) };
}

function checkStillTheSame(held: HeldVersion, strategy: StrategyRow, { node, madeFrom }: NewWording): void {
  if (held.number === madeFrom) return;
  const now = findNode(held.document.nodes, node);
  throw new Conflict(`Someone else made version ${held.number} of ${strategy.shortTitle} first. The words now are: “${now?.title ?? ''}” ${now?.text ?? ''}`.trim());
}

function findNode(nodes: readonly StrategyNode[], code: string): StrategyNode | undefined {
  for (const node of nodes) {
    const found = node.code === code ? node : findNode(node.nodes ?? [], code);
    if (found) return found;
  }
  return undefined;
}

interface Writing {
  strategy: StrategyRow;
  held: HeldVersion;
  document: StrategyDocument;
  wording: NewWording;
}

async function write(tx: Tx, ctx: RequestContext, { strategy, held, document, wording: { code, node, reason } }: Writing): Promise<number> {
  const number = held.number + 1;
  await insertVersion(tx, { strategyId: strategy.id, number, madeAt: ctx.now, madeBy: ctx.viewer.personId, reason, document, documentHash: documentHash(document), source: 'edit' });
  await refreshStrategy(tx, { strategyId: strategy.id, organisationId: strategy.organisationId, document, version: number });
  await recordEvent(tx, ctx, {
    room: 'strategy', name: 'wording changed', organisationId: strategy.organisationId, subject: { kind: 'strategy', id: strategy.id },
    reason, facts: { code, version: number, node }, visibility: strategy.isPublic ? 'public' : 'organisation',
  });
  await bumpStrategies(tx, [code, ...(await dependentCodes(tx, strategy.id))]);
  return number;
}
