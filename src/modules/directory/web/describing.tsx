import { z } from 'zod';
import { Forbidden, NotFound } from '#platform/errors';
import { page, type Handler, type RequestContext, type Reply } from '#platform/http';
import { formState, parseForm, wordsAsked, type Advice, type FormState } from '#ui/forms';
import { describeOrganisation } from '../commands/describe-organisation.ts';
import { fingerprintOfWords, organisationWordKeys, wordTitles, type OrganisationWords } from '../domain/organisation-words.ts';
import { organisationWords } from '../queries/organisation-words.ts';
import { DescribePage } from './pages/describing.tsx';
import { allowed } from './people.tsx';
import { refusable } from './units.tsx';
import { savedAt } from './saved.ts';

interface Found {
  organisation: { id: string; code: string; name: string; policyTextOnly: boolean };
  words: OrganisationWords;
}

async function findOwn(ctx: RequestContext): Promise<Found> {
  const found = await ctx.read((tx) => organisationWords(tx, ctx.params['code'] ?? ''));
  if (!found) throw new NotFound();
  if (!allowed(ctx, 'describe the organisation', found.organisation.id)) throw new Forbidden('You can change the words of your own organisation only.');
  return found;
}

export const describePage: Handler = async (ctx) => {
  const found = await findOwn(ctx);
  return draw(ctx, found, formState({ ...Object.fromEntries(organisationWordKeys.map((key) => [key, found.words[key] ?? ''])), was: fingerprintOfWords(found.words) }));
};

function draw(ctx: RequestContext, found: Found, state: FormState, { status = 422, advice }: { status?: number; advice?: Advice | undefined } = {}): Reply {
  const isInError = state.errors.length > 0;
  // After somebody else's change the form is made from what stands now, so that sending it again is a decision.
  const was = status === 409 ? fingerprintOfWords(found.words) : (state.values['was'] ?? '');
  return page({
    title: `Change what ${found.organisation.name} says of itself`, breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Organisations', href: '/organisations' }, { text: found.organisation.name, href: `/organisations/${found.organisation.code}` }],
    isInError, ...(isInError ? { status } : {}),
    content: <DescribePage organisation={found.organisation} now={status === 409 ? found.words : null} state={{ ...state, values: { ...state.values, was } }} csrf={ctx.csrf()} advice={advice} />,
  });
}

const optional = (most: number, name: string) => z.string().trim().max(most, `${name} must be ${most} letters or fewer`).refine((words) => words === '' || words.length >= 3, `${name} must be 3 letters or more`)
  .transform((words) => (words === '' ? null : words));

const schema = z.object({
  name: z.string().trim().min(2, 'Enter the name of the organisation').max(200, 'Enter a shorter name'),
  mission: optional(2000, 'The mission'), vision: optional(2000, 'The vision'), values: optional(2000, 'The values'),
  phone: optional(60, 'The phone number').refine((phone) => phone === null || /^[\d+() .x-]+$/i.test(phone), 'Enter a phone number, like 01632 960 001'),
  phoneHours: optional(200, 'When somebody answers'),
  email: optional(254, 'The email address').refine((email) => email === null || z.email().safeParse(email).success, 'Enter an email address, like name@example.org'),
  postalAddress: optional(400, 'The address'), inPerson: optional(400, 'Where people can come'),
  reason: z.string().trim().min(3, 'Say why you change it').max(300, 'Keep the reason to 300 letters'),
  was: z.string().max(20_000),
});

export const describeForm: Handler = async (ctx) => {
  const found = await findOwn(ctx);
  const asked = await wordsAsked(ctx, schema, { fields: { mission: wordTitles.mission, vision: wordTitles.vision, values: wordTitles.values, phoneHours: wordTitles.phoneHours, inPerson: wordTitles.inPerson, reason: 'Why' } });
  if (asked) return draw(ctx, found, asked.state, { advice: asked.advice });
  const form = parseForm(schema, ctx.body);
  if (!form.ok) return draw(ctx, found, form.state);
  const { was, reason, ...words } = form.value;
  return refusable(async () => {
    await describeOrganisation(ctx, { code: found.organisation.code, words, reason, was });
    return savedAt(`/organisations/${found.organisation.code}`, 'organisation');
  }, async (state, status) => draw(ctx, await findOwn(ctx), state, { status }), ctx.body);
};
