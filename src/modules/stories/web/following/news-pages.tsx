import { z } from 'zod';
import { addDays, formatDay, formatLondonDate, londonDay } from '#platform/clock';
import { NotFound } from '#platform/errors';
import type { Reply, RequestContext } from '#platform/http';
import { readLetterKey } from '#modules/conversations';
import { ContactLines, organisationByCode, waysToReach } from '#modules/directory';
import { emptyForm, Form, FormErrorSummary, formState, HiddenField, parseForm, RadiosField, TextField, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { changeLetters, confirmLetters, followByLetter, followedBy, stopLetters } from '../../commands/following/follow.ts';
import { followHref, isFollowedKind, pageHref, type FollowedThing } from '../../domain/following/followed-kinds.ts';
import { howOften } from '../../domain/following/when-told.ts';
import { nameOfFollowed, newsOf, type News } from '../../queries/following/news.ts';
import { publicPage } from '../public-page.tsx';
import { sentForm } from '../sent-form.ts';

const oftenWords = { 'each change': 'With each change, once a day at most', weekly: 'On Mondays', monthly: 'On the first of the month' } as const;
const oftenItems = howOften.map((value) => ({ value, text: oftenWords[value] }));
const NEWS_DAYS = 92;

interface Followed extends FollowedThing {
  name: string;
}

async function followedAsked(ctx: RequestContext): Promise<Followed> {
  const { kind = '', subject = '' } = ctx.params;
  if (!isFollowedKind(kind)) throw new NotFound();
  const name = await ctx.read((tx) => nameOfFollowed(tx, { kind, subject }));
  if (!name) throw new NotFound('We cannot find that, or it is not public.');
  return { kind, subject, name };
}

/** GET /news/:kind/:subject: what happened lately, to read or to print, and how to hear of it (row S47). */
export async function showNews(ctx: RequestContext, state: FormState = emptyForm): Promise<Reply> {
  const followed = await followedAsked(ctx);
  const today = londonDay(ctx.now);
  const { news, contact } = await ctx.read(async (tx) => ({
    news: await newsOf(tx, followed, { from: addDays(today, -NEWS_DAYS), before: addDays(today, 1) }),
    contact: await waysToReach(tx, followed.kind === 'place' ? ((await organisationByCode(tx, followed.subject))?.id ?? null) : null),
  }));
  return publicPage(ctx, {
    title: `News: ${followed.name}`, isInError: state.errors.length > 0,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">News of the last three months</span> <a href={pageHref(followed)} data-quoted>{followed.name}</a></h1>
        <NewsList news={news} />
        <div class="allied-print-only">
          <p>Printed on {formatDay(today)}. These news stand at {ctx.config.baseUrl}{followHref(followed)}</p>
          <p>You can also ask for them by phone or by post:</p>
          <ContactLines contact={contact} noneText="No phone number and no address is set yet. Please ask whoever gave you this sheet." />
        </div>
        <div class="allied-screen-only">
          <p>No email? Print this page and hand it on. Or <a href="/take-part">call or write to the organisation</a>: it reads this page out to you, or sends it by post.</p>
          <h2 class="nhsuk-heading-m">Hear of it by email</h2>
          <Form action={followHref(followed)} csrfToken={ctx.csrf()} state={state}>
            <RadiosField name="often" legend="How often?" items={oftenItems} />
            <TextField name="address" label="Your email address" type="email" autocomplete="email" hint="You need no account. We ask the address first. Each letter has a link that stops them and forgets the address." />
            <Button text="Ask for letters" />
          </Form>
        </div>
      </div>
    ),
  });
}

const NewsList = ({ news: { lines, earlier } }: { news: News }) => lines.length === 0 ? <p>Nothing happened in this time.</p> : <>{earlier > 0 && <p>The latest {lines.length} of {lines.length + earlier}.</p>}<ul class="nhsuk-list nhsuk-list--bullet">{lines.map(({ at, what, href }) => <li>{formatLondonDate(at)}: <a href={href} data-quoted>{what}</a></li>)}</ul></>;

const schema = z.object({ often: z.enum(howOften, 'Choose how often'), address: z.string().trim().toLowerCase().max(254, 'Enter a shorter email address').refine((value) => z.email().safeParse(value).success, 'Enter an email address in the right form, like name@example.com') });

/** POST /news/:kind/:subject */
export async function takeFollowing(ctx: RequestContext): Promise<Reply> {
  const followed = await followedAsked(ctx);
  return sentForm(ctx, schema, (state) => showNews(ctx, state), async (value) => {
    await followByLetter(ctx, { ...followed, ...value });
    return said(ctx, 'Look at your email', <p>If this address does not follow it yet, we sent a letter to it. Open the link in it and say yes. Until then you get no other letter. We send it once a day at most: if it got lost, ask again tomorrow. If you get letters already, each of them has a link where you choose how often they come.</p>);
  });
}

const said = (ctx: RequestContext, title: string, content: Parameters<typeof publicPage>[1]['content']): Promise<Reply> =>
  publicPage(ctx, { title, content: <div class="nhsuk-u-reading-width"><h1 class="nhsuk-heading-l">{title}</h1>{content}<p><a href="/you-said-we-did">You said, we did</a></p></div> });

const gone = (ctx: RequestContext) => said(ctx, 'No letters go out with this link', <p>They were stopped, or nobody said yes within two days. We hold no address for it.</p>);

/** GET /letters: where a letter's link leads. Opening it changes nothing, because mail scanners open links too. */
export async function showLetter(ctx: RequestContext): Promise<Reply> {
  const key = typeof ctx.query['key'] === 'string' ? ctx.query['key'] : '';
  const letter = readLetterKey(key, ctx.config.secret);
  const followed = letter ? await followedBy(ctx, letter) : null;
  if (!followed) return gone(ctx);
  const name = await ctx.read((tx) => nameOfFollowed(tx, followed));
  return said(ctx, followed.isConfirmed ? 'Your letters' : 'Do you want these letters?', (
    <>
      <p><a href={pageHref(followed)} data-quoted>{name ?? 'It is not public any more'}</a>. {oftenWords[followed.often]}, and only when something happened.</p>
      {!followed.isConfirmed && <Form action="/letters" csrfToken={ctx.csrf()}><HiddenField name="key" value={key} /><Button text="Yes, send me letters" /></Form>}
      {followed.isConfirmed && (
        <Form action="/letters/often" csrfToken={ctx.csrf()} state={formState({ often: followed.often })}>
          <HiddenField name="key" value={key} />
          <RadiosField name="often" legend="How often do they come?" items={oftenItems} />
          <Button text="Save how often" />
        </Form>
      )}
      <Form action="/letters/stop" csrfToken={ctx.csrf()}><HiddenField name="key" value={key} /><Button variant="secondary" text="Stop the letters and forget my address" /></Form>
    </>
  ));
}

/** The letter that a key is about: in the address where a mail program presses (RFC 8058), in the form where a person does. */
function letterIn(ctx: RequestContext): string | null {
  const parsed = parseForm(z.object({ key: z.string().default('') }), ctx.body);
  const key = typeof ctx.query['key'] === 'string' ? ctx.query['key'] : parsed.ok ? parsed.value.key : '';
  return readLetterKey(key, ctx.config.secret);
}

/** POST /letters: yes. */
export async function takeYes(ctx: RequestContext): Promise<Reply> {
  const letter = letterIn(ctx);
  if (!letter) return gone(ctx);
  await confirmLetters(ctx, letter);
  return said(ctx, 'You get letters now', <p>Each one has a link that stops them.</p>);
}

/** POST /letters/often: another rhythm, from the next letter on. */
export async function takeOften(ctx: RequestContext): Promise<Reply> {
  const [letter, parsed] = [letterIn(ctx), parseForm(z.object({ often: z.enum(howOften) }), ctx.body)];
  if (!letter || !parsed.ok || !(await changeLetters(ctx, letter, parsed.value.often))) return gone(ctx);
  return said(ctx, 'Saved', <p>{oftenWords[parsed.value.often]}: this is how often your letters come from now on, and only when something happened.</p>);
}

/** POST /letters/stop: one press, no account. */
export async function takeStop(ctx: RequestContext): Promise<Reply> {
  const letter = letterIn(ctx);
  if (letter) await stopLetters(ctx, letter);
  return said(ctx, 'Stopped', <p>You get no more of these letters. We hold no address for them.</p>);
}
