import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { periodHolding } from '../../domain/periods.ts';

/** Something that happened on a day and may show in the figures, kept by another room. */
export interface FigureNote {
  seriesId: string;
  day: Day;
  words: string;
  expected: 'up' | 'down' | 'same' | null;
  /** The page that tells more. */
  address: string;
  /** Whether everyone may read that page; else only the organisation of the figures is led there. */
  isAddressOpen: boolean;
}

/**
 * Keeps on the charts exactly these notes of one origin, by the worker: new ones are written, others of that origin end. A day before the first figure
 * stands on no chart; one after the last waits for its figure. The same again changes nothing.
 */
export async function keepNotes(tx: Tx, { origin, notes }: { origin: string; notes: readonly FigureNote[] }, now: Date): Promise<void> {
  const placed = await place(tx, notes);
  const wanted = JSON.stringify(placed);
  await sql`update quality.annotation a set ended_at = ${now}, ended_because = 'It was changed where it is kept' where a.origin = ${origin} and a.ended_at is null
    and not exists (select from jsonb_to_recordset(${wanted}::jsonb) as w ("seriesId" uuid, period date, words text, expected text, address text, "isAddressOpen" boolean)
      where w."seriesId" = a.series_id and w.period = a.period and w.words = a.words and w.expected is not distinct from a.expected and w.address = a.address and w."isAddressOpen" = a.is_address_open)`.execute(tx);
  await sql`insert into quality.annotation (series_id, organisation_id, period, words, expected, made_at, origin, address, is_address_open)
    select w."seriesId", s.organisation_id, w.period, w.words, w.expected, ${now}, ${origin}, w.address, w."isAddressOpen"
    from jsonb_to_recordset(${wanted}::jsonb) as w ("seriesId" uuid, period date, words text, expected text, address text, "isAddressOpen" boolean) join quality.series s on s.id = w."seriesId"
    where not exists (select from quality.annotation a where a.origin = ${origin} and a.ended_at is null and a.series_id = w."seriesId" and a.period = w.period and a.words = w.words
      and a.expected is not distinct from w.expected and a.address = w.address and a.is_address_open = w."isAddressOpen")`.execute(tx);
}

async function place(tx: Tx, notes: readonly FigureNote[]): Promise<(Omit<FigureNote, 'day'> & { period: string })[]> {
  if (notes.length === 0) return [];
  const { rows } = await sql<{ id: string; firstPeriod: string; grain: 'month' | 'quarter' | 'year' }>`
    select s.id, s.first_period as "firstPeriod", v.grain from quality.series s join quality.measure m on m.id = s.measure_id join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version
    where s.id = any (${[...new Set(notes.map(({ seriesId }) => seriesId))]}::uuid[])`.execute(tx);
  const series = new Map(rows.map((row) => [row.id, row]));
  return notes.flatMap(({ day, ...note }) => {
    const of = series.get(note.seriesId);
    const period = of ? periodHolding(of.firstPeriod, day, of.grain) : null;
    return period === null ? [] : [{ ...note, period }];
  });
}
