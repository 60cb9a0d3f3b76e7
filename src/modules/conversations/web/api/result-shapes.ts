import { z } from 'zod';
import type { publishedResult, PublishedWords } from '../../queries/open-data/published-result.ts';

const figure = z.number().nullable();

/** What everyone reads of a part that is over. The words themselves are among the contributions. */
export const results = z.object({
  schemaVersion: z.literal(1), version: z.int(), madeOn: z.iso.date(), holdsWhatWasHeardInPerson: z.boolean(), engines: z.object({ support: z.string(), opinion: z.string() }),
  inputDigest: z.string().meta({ description: 'SHA-256 of everything that went in, after small numbers were taken out' }), answerDigest: z.string(),
  sentence: z.string().nullable().meta({ description: 'The opinion groups in one sentence' }), whyNoGroups: z.string().nullable(), groups: z.array(z.object({ number: z.int(), size: z.int(), stability: figure, sentence: z.string() })),
}).meta({ id: 'ConversationResults' });

export const resultLine = z.object({
  id: z.uuid(), number: z.int(), kind: z.enum(['idea', 'comment']), rank: z.int(), supports: z.int(), opposes: z.int(), passes: z.int(), visibleDays: z.number(), perDay: figure,
  backed: figure.meta({ description: 'Of 100 people who read it, so many backed it' }), backedLow: figure, backedHigh: figure, sentence: z.string(),
  rankAmongHeardLess: z.int().nullable(), backedAmongHeardLess: figure, bridging: figure, bridgingLow: figure, bridgingHigh: figure,
  byGroup: z.array(z.tuple([z.number(), z.number()]).nullable()).meta({ description: 'For each group how many of 100 agree and disagree; null where too few of it voted' }),
}).meta({ id: 'ResultOfContribution' });

type Published = NonNullable<Awaited<ReturnType<typeof publishedResult>>>;

export function resultsOf({ version, madeOn, hasInPerson, engines, inputDigest, answerDigest, opinion }: Published): z.input<typeof results> {
  return {
    schemaVersion: 1, version, madeOn, holdsWhatWasHeardInPerson: hasInPerson, engines, inputDigest, answerDigest, sentence: opinion?.sentence ?? null, whyNoGroups: opinion?.reason ?? null,
    groups: (opinion?.groups ?? []).map(({ number, size, stability, sentence }) => ({ number, size, stability, sentence })),
  };
}

export const resultLineOf = (one: PublishedWords): z.input<typeof resultLine> => ({
  id: one.id, number: one.item, kind: one.kind, rank: one.rank, supports: one.up, opposes: one.down, passes: one.pass, visibleDays: one.visibleDays, perDay: one.perDay, backed: one.backed, backedLow: one.backedLow, backedHigh: one.backedHigh, sentence: one.sentence,
  rankAmongHeardLess: one.lessRank, backedAmongHeardLess: one.lessBacked, bridging: one.bridging, bridgingLow: one.bridgingLow, bridgingHigh: one.bridgingHigh, byGroup: one.byGroup.map((shares): [number, number] | null => (shares ? [shares[0], shares[1]] : null)),
});
