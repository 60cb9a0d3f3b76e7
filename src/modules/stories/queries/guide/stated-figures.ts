import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { strategyHead } from '#modules/strategy';

/** A figure with what one must know to read it: it is never printed without its source and date. */
export interface StatedFigure {
  code: string;
  statement: string;
  value: number | null;
  unit: string;
  source: string;
  href: string | null;
  asOf: string | null;
  caveat: string | null;
  isExample: boolean;
  /** What the document prints, where a newer figure stands in its place. */
  printed: { value: number | null; source: string } | null;
}

/** The documents whose printed figures the site quotes. */
const DOCUMENTS = ['nat', 'ox'];

/** Every stated figure: as a strategy prints it, or the newest one that was stated in its place, each with source, date and caveat. */
export async function statedFigures(tx: Tx): Promise<StatedFigure[]> {
  const { rows: newer } = await sql<{ code: string; value: number; source: string; asOf: string; caveat: string; isExample: boolean }>`
    select distinct on (code) code, value, source, as_of as "asOf", caveat, is_example as "isExample" from stories.newer_figure order by code, made_at desc`.execute(tx);
  const heads = await Promise.all(DOCUMENTS.map((code) => strategyHead(tx, code).catch((error: unknown) => (error instanceof NotFound ? null : Promise.reject(error)))));
  return heads.flatMap((head) => (head?.about.numbers ?? []).map(({ code, statement, value, unit, section, asOf, caveat }): StatedFigure => {
    const source = `${head?.shortTitle}, ${section}`;
    const instead = newer.find((each) => each.code === code);
    return instead
      ? { code, statement, unit, value: instead.value, source: instead.source, href: null, asOf: instead.asOf, caveat: instead.caveat || null, isExample: instead.isExample, printed: { value, source } }
      : { code, statement, unit, value, source, href: `/strategies/${head?.code}/numbers`, asOf: asOf ?? null, caveat: caveat ?? null, isExample: false, printed: null };
  }));
}

/** One of them; null where no document that is held prints it. */
export const statedFigure = async (tx: Tx, code: string): Promise<StatedFigure | null> => (await statedFigures(tx)).find((figure) => figure.code === code) ?? null;
