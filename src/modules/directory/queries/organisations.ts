import type { Tx } from '#platform/db';

/** An organisation as other rooms may show it. An example is marked as one wherever it is shown. */
export interface OrganisationLine {
  id: string;
  code: string;
  name: string;
  setting: string;
  odsCode: string | null;
  isExample: boolean;
  /** Here for its published policy only: no activity and no figure may be attached to it. */
  policyTextOnly: boolean;
}

const columns = ['id', 'code', 'name', 'setting', 'ods_code', 'is_example', 'policy_text_only'] as const;

export async function organisationByCode(tx: Tx, code: string): Promise<OrganisationLine | null> {
  const row = await tx.selectFrom('directory.organisation').select(columns).where('code', '=', code).where('closed_at', 'is', null).executeTakeFirst();
  return row ? lineOf(row) : null;
}

/** The organisation of exactly this name, as a document's publisher is written; the first by code where two share it. */
export async function organisationByName(tx: Tx, name: string): Promise<OrganisationLine | null> {
  const row = await tx.selectFrom('directory.organisation').select(columns).where('name', '=', name).where('closed_at', 'is', null).orderBy('code').executeTakeFirst();
  return row ? lineOf(row) : null;
}

/** The organisations of these ids, by id; one that is unknown is missing from the map. */
export async function organisationsById(tx: Tx, ids: readonly string[]): Promise<Map<string, OrganisationLine>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom('directory.organisation').select(columns).where('id', 'in', [...new Set(ids)]).execute();
  return new Map(rows.map((row) => [row.id, lineOf(row)]));
}

export interface OrganisationFilter {
  setting?: string | undefined;
  level?: string | undefined;
  words?: string | undefined;
}

/** Open organisations by name. `level` keeps those that have a unit of that level; `words` looks in name and ODS code. */
export async function organisationList(tx: Tx, { setting, level, words }: OrganisationFilter = {}): Promise<OrganisationLine[]> {
  let query = tx.selectFrom('directory.organisation as o').select(columns).where('closed_at', 'is', null);
  if (setting) query = query.where('setting', '=', setting);
  if (level) query = query.where((eb) => eb.exists(eb.selectFrom('directory.unit as u').whereRef('u.organisation_id', '=', 'o.id').where('u.level', '=', level)));
  if (words) query = query.where((eb) => eb.or([eb('name', 'ilike', likeWords(words)), eb('ods_code', '=', words.trim().toUpperCase())]));
  return (await query.orderBy('name').limit(2000).execute()).map(lineOf);
}

const likeWords = (words: string): string => `%${words.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

type Row = { id: string; code: string; name: string; setting: string; ods_code: string | null; is_example: boolean; policy_text_only: boolean };

const lineOf = (row: Row): OrganisationLine => ({
  id: row.id, code: row.code, name: row.name, setting: row.setting, odsCode: row.ods_code, isExample: row.is_example, policyTextOnly: row.policy_text_only,
});
