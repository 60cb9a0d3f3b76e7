import { z } from 'zod';
import { NotFound } from '#platform/errors';
import type { RequestContext } from '#platform/http';
import { SelectField } from '#ui/forms';
import { Tag } from '#ui/nhsuk';
import { objectiveLines, type ObjectiveLine } from '#modules/strategy';
import { mattersDeskOf, type MattersDesk } from '../../queries/matters/desks.ts';

export const QUESTION = 'What matters to you?';
export const mattersHref = ({ code }: { code: string }): string => `/organisations/${code}/what-matters`;

export const mattersTrail = (desk?: { code: string; name: string }) => [
  { text: QUESTION, href: '/what-matters' }, ...(desk ? [{ text: desk.name, href: mattersHref(desk) }] : []),
];

/** The organisation of this address. Throws NotFound. */
export async function deskAsked(ctx: RequestContext): Promise<MattersDesk> {
  return ctx.read((tx) => mattersDeskOf(tx, ctx.params['code'] ?? ''));
}

export interface AskingDesk extends MattersDesk {
  conversationId: string;
}

/** The same, where it asks. Throws NotFound where it does not. */
export async function askingDesk(ctx: RequestContext): Promise<AskingDesk> {
  const desk = await deskAsked(ctx);
  if (desk.conversationId === null) throw new NotFound('This organisation does not ask this question here yet.');
  return { ...desk, conversationId: desk.conversationId };
}

export const MatterExample = ({ desk: { isExample } }: { desk: Pick<MattersDesk, 'isExample'> }) => (isExample ? <p><Tag colour="yellow" text="Example" /> This organisation is imagined. It shows how the site works.</p> : null);

/** Outward half of a postcode, or empty. */
export const districtAnswer = z.string().trim().toUpperCase().regex(/^([A-Z]{1,2}[0-9][0-9A-Z]?)?$/, 'Write only the first half of a postcode, such as OX4, or leave it out').default('');
export const wordsAnswer = (missing: string) => z.string().trim().min(3, missing).max(2_000, 'Use 2,000 letters or less');

/** Objectives of an organisation that everyone may read: what an answer can be followed to. */
export const publicObjectives = (ctx: RequestContext, organisationId: string): Promise<ObjectiveLine[]> => ctx.read((tx) => objectiveLines(tx, { organisationId, publishedOnly: true, asAt: ctx.now }));

/** Nothing where the organisation has no objective that everyone may read. */
export const ObjectiveField = ({ objectives }: { objectives: readonly ObjectiveLine[] }) => (
  objectives.length === 0 ? null : <SelectField name="objective" label="Which objective does it belong to? (you can leave this out)" items={[{ value: '', text: 'None' }, ...objectives.map(({ id, wording }) => ({ value: id, text: wording.slice(0, 120) }))]} />
);
