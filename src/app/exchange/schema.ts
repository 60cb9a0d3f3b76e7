import pg from 'pg';
import { holdings, surroundings } from './holdings.ts';

interface Column {
  table: string;
  column: string;
  type: string;
  isNullable: boolean;
  hasDefault: boolean;
}

/** The JSON Schema (2020-12) of an exported organisation, from the tables as they are. `url` is an owner's. */
export async function exportSchema(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Column>(`
      select n.nspname || '.' || c.relname as "table", a.attname as "column", format_type(a.atttypid, null) as type, not a.attnotnull as "isNullable", a.atthasdef as "hasDefault"
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attidentity = '' and a.attgenerated = '' and a.atttypid <> 'xid8'::regtype order by 1, a.attnum`);
    return `${JSON.stringify(schemaOf(rows), null, 1)}\n`;
  } finally {
    await client.end();
  }
}

function schemaOf(columns: readonly Column[]): object {
  const tables = (wanted: readonly { table: string; without?: readonly string[] }[]) => ({
    type: 'object', additionalProperties: false,
    properties: Object.fromEntries(wanted.map(({ table, without = [] }) => [table, { type: 'array', items: rowShape(columns.filter((one) => one.table === table && !without.includes(one.column))) }])),
  });
  const text = { type: 'string' };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'An organisation exported from Allied', description: 'Generated from the database. See docs/runbook.md, "Moving an organisation".',
    type: 'object', additionalProperties: false,
    required: ['format', 'schemaVersion', 'madeAt', 'organisation', 'holdsPeople', 'references', 'surroundings', 'tables'],
    properties: {
      format: { const: 'allied-organisation' }, schemaVersion: { const: 1 }, madeAt: { type: 'string', format: 'date-time' }, organisation: text, holdsPeople: { type: 'boolean' },
      references: { type: 'object', additionalProperties: false, required: ['strategies'], properties: { strategies: { type: 'array', items: { type: 'object', additionalProperties: false, required: ['id', 'code', 'wordingHash'], properties: { id: { type: 'string', format: 'uuid' }, code: text, wordingHash: text } } } } },
      surroundings: tables(surroundings), tables: tables(holdings),
    },
  };
}

const rowShape = (columns: readonly Column[]): object => ({
  type: 'object', additionalProperties: false,
  required: columns.filter(({ isNullable, hasDefault }) => !isNullable && !hasDefault).map(({ column }) => column),
  properties: Object.fromEntries(columns.map(({ column, type, isNullable }) => [column, isNullable ? { anyOf: [valueShape(type), { type: 'null' }] } : valueShape(type)])),
});

function valueShape(type: string): object {
  // Figures over time and counts of answers: a period without a figure, and a count of too few people, hold null.
  if (type === 'double precision[]') return { type: 'array', items: { type: ['number', 'null'] } };
  if (type === 'integer[]') return { type: 'array', items: { type: ['integer', 'null'] } };
  if (type.endsWith('[]')) return { type: 'array', items: valueShape(type.slice(0, -2)) };
  const shapes: Record<string, object> = {
    uuid: { type: 'string', format: 'uuid' }, 'double precision': { type: 'number' }, integer: { type: 'integer' }, smallint: { type: 'integer' }, bigint: { type: 'integer' }, boolean: { type: 'boolean' }, date: { type: 'string', format: 'date' },
    'timestamp with time zone': { type: 'string', format: 'date-time' }, jsonb: {}, text: { type: 'string' }, bytea: { type: 'string' },
  };
  const shape = shapes[type];
  if (!shape) throw new Error(`No JSON form is known for the column type ${type}`);
  return shape;
}
