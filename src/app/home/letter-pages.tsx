import type { VNode } from 'preact';
import { z } from 'zod';
import { addDays, londonDay } from '#platform/clock';
import { get, page, post, type Reply, type RequestContext, type Route } from '#platform/http';
import type { Sentence } from '#platform/access';
import { readLetterKey } from '#modules/conversations';
import { hasWeeklyLetter, stopWeeklyLetter } from '#modules/directory';
import { Form, HiddenField, parseForm } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { gatherToday, newsSince } from './gather.ts';
import { TodayList } from './sections.tsx';
import { ofWeek, weekParts, weekWords } from './weekly-letter.tsx';

const [OWN, STOP] = ['read their own week', 'stop a letter by its link'];

export const letterSentences: readonly Sentence[] = [
  { who: 'anyone signed in', may: OWN, where: 'anywhere' },
  { who: 'anyone', may: STOP, where: 'anywhere', because: 'Whoever holds the link of a letter: nobody must sign in to say no.' },
];

export const letterRoutes: readonly Route[] = [
  get('/your-week', OWN, showWeek),
  get('/weekly-letter', STOP, showLetter),
  post('/weekly-letter/stop', STOP, takeStop, { isPressedInLetters: true, requestsPerMinute: 60 }),
];

/** GET /your-week: what the letter of this day would say, to read or to print. */
async function showWeek(ctx: RequestContext): Promise<Reply> {
  const { viewer, now } = ctx;
  const [since, today] = [newsSince(now, 'letter'), londonDay(now)];
  const week = { since, before: addDays(today, 1) };
  const gathered = ofWeek(await ctx.read((tx) => gatherToday(tx, { viewer, now, since })), week);
  const parts = weekParts.filter(({ kind }) => gathered[kind].length > 0);
  return page({
    title: 'Your week', breadcrumbs: [{ text: 'Home', href: '/' }],
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{weekWords(week)}</span> Your week</h1>
        <p>Only you see this page. You can print it. It comes <a href="/account#weekly-letter">as a letter each week</a>, if you choose so.</p>
        {parts.length === 0 && <p>Nothing waits for you, and nothing happened this week. <a href="/conversations">Say what you think</a> at any time.</p>}
        {parts.map(({ kind, title }) => <section key={kind} aria-labelledby={`week-${kind}`}><h2 class="nhsuk-heading-m" id={`week-${kind}`}>{title}</h2><TodayList lines={gathered[kind]} today={today} />{kind === 'needed' && gathered.neededInAll > gathered.needed.length && <p>And {gathered.neededInAll - gathered.needed.length} more.</p>}</section>)}
      </div>
    ),
  });
}

const keyForm = z.object({ key: z.string().max(200).default('') });

/** The letter that a key is about: in the address where a mail program presses, in the form where a person does. */
function letterOf(ctx: RequestContext): { key: string; letter: string | null } {
  const form = parseForm(keyForm, ctx.body);
  const key = typeof ctx.query['key'] === 'string' ? ctx.query['key'] : form.ok ? form.value.key : '';
  return { key, letter: readLetterKey(key, ctx.config.secret) };
}

const said = (title: string, content: VNode): Reply =>
  page({ title, breadcrumbs: [{ text: 'Home', href: '/' }], content: <div class="nhsuk-u-reading-width"><h1 class="nhsuk-heading-l">{title}</h1>{content}</div> });

/** GET /weekly-letter: where a letter's link leads. Opening it changes nothing, because mail scanners open links too. */
async function showLetter(ctx: RequestContext): Promise<Reply> {
  const { key, letter } = letterOf(ctx);
  if (!letter || !(await hasWeeklyLetter(ctx.store, letter))) return said('No weekly letter goes out with this link', <p>It was stopped. If you have an account, you can <a href="/account#weekly-letter">ask for it again</a>.</p>);
  return said('Your weekly letter', (
    <>
      <p>You asked for one letter each week. You can stop it here, without signing in.</p>
      <Form action="/weekly-letter/stop" csrfToken={ctx.csrf()}><HiddenField name="key" value={key} /><Button text="Stop the weekly letter" /></Form>
    </>
  ));
}

/** POST /weekly-letter/stop: one press. */
async function takeStop(ctx: RequestContext): Promise<Reply> {
  const { letter } = letterOf(ctx);
  if (letter) await stopWeeklyLetter(ctx.store, letter);
  return said('Stopped', <p>You get no weekly letter any more. If you change your mind, choose a day <a href="/account#weekly-letter">in your account</a>.</p>);
}
