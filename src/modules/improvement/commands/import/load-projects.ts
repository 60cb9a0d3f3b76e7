import type { Tx } from '#platform/db';
import { recordEvent } from '#platform/events';
import { londonDay } from '#platform/clock';
import { parseCsv } from '#platform/csv';
import { Invalid } from '#platform/errors';
import { checkRegister, neededColumns, type BadRow, type RegisterRow } from '../../domain/import-rows.ts';
import { authorise, type ImprovementActing } from '../../permissions.ts';

export const LARGEST_LIST_BYTES = 1_000_000;
const MOST_ROWS = 2000;

export interface ReadList {
  good: RegisterRow[];
  bad: BadRow[];
  /** The ids of the good rows that are here already. */
  known: ReadonlySet<string>;
}

/** What a list of projects would bring, with what is wrong where. Throws Forbidden, or Invalid where it cannot be read as a table. */
export async function readProjects(tx: Tx, acting: ImprovementActing, { organisationId, text }: { organisationId: string; text: string }): Promise<ReadList> {
  authorise(acting, 'load projects', organisationId);
  const { header, rows, problems } = parseCsv(text, { limits: { maxBytes: LARGEST_LIST_BYTES, maxRows: MOST_ROWS } });
  const lacking = neededColumns.filter((name) => !header.some((column) => column.trim().toLowerCase() === name));
  if (rows.length === 0 && problems[0]) throw new Invalid('The file cannot be read.', { file: `Line ${problems[0].line}: ${problems[0].text}` });
  if (lacking.length > 0) throw new Invalid('Columns are missing.', { file: `The file has no column named ${lacking.join(', ')}` });
  const units = await tx.selectFrom('directory.unit').select(['id', 'name', 'code']).where('organisation_id', '=', organisationId).where('closed_on', 'is', null).where('level', '<>', 'individual').execute();
  const { good, bad } = checkRegister(header, rows, unitsByName(units), londonDay(acting.now));
  const unread = problems.map(({ line, text: why }) => ({ line, title: '', reasons: [`${why}.`] }));
  const here = good.length === 0 ? [] : await tx.selectFrom('improvement.project').select('source_key').where('organisation_id', '=', organisationId).where('source_key', 'in', good.map(({ key }) => key)).execute();
  return { good, bad: [...unread, ...bad].toSorted((one, other) => one.line - other.line), known: new Set(here.flatMap(({ source_key: key }) => key ?? [])) };
}

/** By name and by code in small letters; null where more than one has the name, so that no project goes to the wrong team. */
function unitsByName(units: readonly { id: string; name: string; code: string }[]): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const { id, name } of units) found.set(name.toLowerCase(), found.has(name.toLowerCase()) ? null : id);
  for (const { id, code } of units) found.set(code, id);
  return found;
}

/** Loads the good rows; one that is here already stays as it is, so the same list again changes nothing. The team of such a project takes it up by its contact role. Throws Forbidden, Invalid. */
export async function loadProjects(tx: Tx, acting: ImprovementActing, { organisationId, text }: { organisationId: string; text: string }): Promise<{ loaded: number }> {
  const { good } = await readProjects(tx, acting, { organisationId, text });
  const of = { organisation_id: organisationId, made_at: acting.now, made_by: acting.viewer.personId };
  const added = good.length === 0 ? [] : await tx.insertInto('improvement.project').values(good.map((row) => ({ ...of, unit_id: row.unitId, title: row.title, why: row.why, contact_role: row.contactRole, started_on: row.startedOn, professions: row.professions, source_key: row.key })))
    .onConflict((conflict) => conflict.columns(['organisation_id', 'source_key']).doNothing()).returning(['id', 'source_key']).execute();
  if (added.length === 0) return { loaded: 0 };
  const rowOf = new Map(good.map((row) => [row.key, row]));
  const { personId, memberships } = acting.viewer;
  await tx.insertInto('improvement.member').values(added.map(({ id }) => ({ ...of, project_id: id, person_id: personId, role_group: memberships.find((place) => place.organisationId === organisationId)?.roleGroup ?? 'partner', does: 'Loaded it from a list', joined_on: londonDay(acting.now) }))).execute();
  const [staged, ended] = [added.filter(({ source_key: key }) => rowOf.get(key ?? '')?.stage), added.filter(({ source_key: key }) => rowOf.get(key ?? '')?.outcome)];
  if (staged.length > 0) await tx.insertInto('improvement.stage').values(staged.map(({ id, source_key: key }) => ({ ...of, project_id: id, number: 1, score: rowOf.get(key ?? '')?.stage ?? 0.5, evidence: 'As the list said that it was loaded from' }))).execute();
  if (ended.length > 0) await tx.insertInto('improvement.closing').values(ended.map(({ id, source_key: key }) => ({ ...of, project_id: id, ...endOf(rowOf.get(key ?? '')) }))).execute();
  await recordEvent(tx, acting, { room: 'improvement', name: 'projects loaded', organisationId, subject: { kind: 'list of projects', id: organisationId }, facts: { loaded: added.length } });
  return { loaded: added.length };
}

const endOf = (row: RegisterRow | undefined) => ({ outcome: row?.outcome ?? 'finished', learned: row?.learned ?? '', closed_on: row?.closedOn ?? row?.startedOn ?? '' });
