import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { recordEvent, type EventSource } from '#platform/events';
import { codesAskedFor, documentHash, parseStrategyFile, type StrategyFileReading } from '../domain/strategy-file.ts';
import type { StrategyDocument } from '../domain/strategy-schema.ts';
import type { FileProblem } from '../domain/yaml-source.ts';
import { bumpStrategies, dependentCodes } from '../data/cache-topics.ts';
import { problemAtCode, storageProblems } from '../data/storage-limits.ts';
import { linksOf } from '../data/strategy-links.ts';
import { currentVersion, findStrategy, insertVersion, knownCodes, lastLoadedVersion, lockStrategy, type HeldVersion, type StrategyRow } from '../data/strategy-rows.ts';
import { insertStrategy, refreshStrategy } from '../data/strategy-head.ts';
import { mergeLinks } from '../data/merge-links.ts';
import { stateFromCode } from '../data/strategy-state.ts';
import type { StrategyState } from '../domain/life-cycle-states.ts';

export interface ImportRequest {
  /** The text of the file. */
  text: string;
  /** As the person knows it; appears in the reason of the version where nobody was asked for one. */
  fileName: string;
  /** Why the words change. A person is always asked; a first loading needs none. */
  reason?: string;
  /** Who owns the strategy when it is new. Never changes the owner of one that is held. */
  organisationId: string;
  /** The shipped content gives way to what was edited here since it was loaded. */
  keepEdits?: boolean;
}

export type ImportOutcome =
  /** `ignoredState`: the file names a state that it cannot bring about; whoever loads it is told. */
  | { ok: true; code: string; title: string; version: number; change: 'loaded' | 'new version' | 'unchanged' | 'kept edits'; ignoredState?: StrategyState }
  | { ok: false; problems: readonly FileProblem[] };

/**
 * Loads a strategy from the text of its file, whole or not at all. The same content again changes nothing, not even an
 * event. Two loads at once wait for each other. Who may do this is for the caller to ask (the upload form or the operator).
 */
export async function importStrategy(tx: Tx, source: EventSource, request: ImportRequest): Promise<ImportOutcome> {
  const read = await readFile(tx, request.text);
  if (!read.ok) return read;
  const { document } = read;
  const held = await lockStrategy(tx, document.code);
  if (held && held.organisationId !== request.organisationId) return taken(request.text, document.code);
  const loading = { source, request, document, hash: documentHash(document) };
  return held ? loadAgain(tx, held, loading) : loadFirst(tx, loading);
}

interface Loading {
  source: EventSource;
  request: ImportRequest;
  document: StrategyDocument;
  hash: string;
}

async function readFile(tx: Tx, text: string): Promise<StrategyFileReading> {
  return parseStrategyFile(text, { knownCodes: await knownCodes(tx, codesAskedFor(text)), alsoCheck: storageProblems });
}

async function loadFirst(tx: Tx, { source, request, document, hash }: Loading): Promise<ImportOutcome> {
  const author = { now: source.now, personId: source.viewer?.personId ?? null };
  const strategyId = await insertStrategy(tx, document, request.organisationId, source.now);
  // Held by an organisation whose drafts this viewer may not see.
  if (strategyId === null) return taken(request.text, document.code);
  const reason = request.reason || 'The first words of this strategy here';
  await insertVersion(tx, { strategyId, number: 1, madeAt: source.now, madeBy: author.personId, reason, document, documentHash: hash, source: 'file' });
  await mergeLinks(tx, { strategyId, before: [], after: linksOf(document), reason, author });
  await recordLoading(tx, { source, request, document, hash }, { strategyId, version: 1, reason });
  return { ok: true, code: document.code, title: document.title, version: 1, change: 'loaded' };
}

async function loadAgain(tx: Tx, held: StrategyRow, loading: Loading): Promise<ImportOutcome> {
  const { source, request, document, hash } = loading;
  const [current, loaded] = [await currentVersion(tx, held.id), await lastLoadedVersion(tx, held.id)];
  if (!current || !loaded) throw new Error(`The strategy ${held.code} has no version`);
  const same = { ok: true, code: held.code, title: document.title, version: current.number } as const;
  const ignored = ignoredState(held, document);
  if (sameWords(document, current)) return { ...same, change: 'unchanged', ...ignored };
  if (sameWords(document, loaded)) return { ...same, change: 'kept edits', ...ignored };
  if (request.keepEdits && current.source === 'edit') return { ...same, change: 'kept edits' };
  const author = { now: source.now, personId: source.viewer?.personId ?? null };
  const version = current.number + 1;
  const reason = reasonToChange(source, request);
  await insertVersion(tx, { strategyId: held.id, number: version, madeAt: source.now, madeBy: author.personId, reason, document, documentHash: hash, source: 'file' });
  await refreshStrategy(tx, { strategyId: held.id, organisationId: held.organisationId, document, version });
  await mergeLinks(tx, { strategyId: held.id, before: linksOf(loaded.document), after: linksOf(document), reason, author });
  await recordLoading(tx, loading, { strategyId: held.id, version, reason });
  return { ...same, version, change: 'new version', ...ignored };
}

/** A state alone makes no version: it changes by a step of the life cycle with its reason. */
const sameWords = (document: StrategyDocument, held: HeldVersion): boolean => documentHash({ ...document, status: held.document.status }) === held.documentHash;

/** The state that the file names, where it is another than the one that was reached here. */
const ignoredState = (held: StrategyRow, { status }: StrategyDocument): { ignoredState?: StrategyState } => (status === stateFromCode(held.state) ? {} : { ignoredState: status });

/** Words in use never change without a reason that a person gave. Throws Invalid without one. */
function reasonToChange({ actor }: EventSource, { reason, fileName, keepEdits }: ImportRequest): string {
  if (reason) return reason;
  if (actor === 'operator' || actor === 'worker') return keepEdits ? 'New words that came with this site' : `Loaded again from ${fileName}`;
  throw new Invalid('This strategy is here already, with other words.', { reason: 'This strategy is here already, with other words. Say why they change, and choose the file again' });
}

async function recordLoading(tx: Tx, { source, request, document }: Loading, made: { strategyId: string; version: number; reason: string }): Promise<void> {
  const strategy = await findStrategy(tx, document.code);
  await recordEvent(tx, source, {
    room: 'strategy', name: made.version === 1 ? 'strategy loaded' : 'strategy loaded again', organisationId: strategy?.organisationId ?? request.organisationId,
    subject: { kind: 'strategy', id: made.strategyId }, reason: made.reason, facts: { code: document.code, version: made.version },
    visibility: strategy?.isPublic ? 'public' : 'organisation',
  });
  await bumpStrategies(tx, [document.code, ...(await dependentCodes(tx, made.strategyId))]);
}

function taken(text: string, code: string): ImportOutcome {
  return { ok: false, problems: problemAtCode(text, `The code “${code}” belongs to a strategy of another organisation. Choose another code.`) };
}
