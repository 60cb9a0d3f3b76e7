import type { ComponentChildren } from 'preact';
import { z } from 'zod';
import { formatLondonDate } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { Form, HiddenField, parseForm } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { confirmLetters, stopFollowing } from '../../commands/following/follow.ts';
import { hashAuthorCode, readAuthorCode } from '../../domain/author-code.ts';
import { readLetterKey } from '../../domain/letter-key.ts';
import { followedWith, type FollowedPage } from '../../queries/following/followed.ts';

const inPlace = { currentSection: '/co-planning', breadcrumbs: [{ text: 'Conversations', href: '/conversations' }] };

/** What a code follows, for the page where codes are entered; null where the code follows nothing. */
export async function showFollowedByCode(ctx: RequestContext, code: string): Promise<Reply | null> {
  const followed = await followedWith(ctx.store, { hash: hashAuthorCode(code) }, ctx.now);
  return followed && page({ ...inPlace, title: 'What you follow', content: <FollowedView followed={followed} csrfToken={ctx.csrf()} stopName="code" stopValue={code} /> });
}

/** GET /following/letters: where a letter's link leads. Opening it changes nothing, because mail scanners open links too. */
export async function showLetters(ctx: RequestContext): Promise<Reply> {
  const key = typeof ctx.query['key'] === 'string' ? ctx.query['key'] : '';
  const letter = readLetterKey(key, ctx.config.secret);
  const followed = letter && (await followedWith(ctx.store, { letter }, ctx.now));
  if (!followed) return nothing();
  return page({
    ...inPlace, title: followed.isConfirmed ? 'What you follow' : 'Do you want these letters?',
    content: followed.isConfirmed ? <FollowedView followed={followed} csrfToken={ctx.csrf()} stopName="key" stopValue={key} /> : <Confirm followed={followed} csrfToken={ctx.csrf()} letterKey={key} />,
  });
}

const nothing = (): Reply => page({
  ...inPlace, title: 'No letters go out with this link',
  content: <div class="nhsuk-u-reading-width"><h1 class="nhsuk-heading-l">No letters go out with this link</h1><p>They were stopped, or nobody said yes within two days. We hold no address for it.</p><p><a href="/conversations">See all conversations</a></p></div>,
});

const Where = ({ followed: { words, title, href, isJoined } }: { followed: FollowedPage }) => (
  <>
    <p><a href={href} data-quoted>{title}</a></p>
    {isJoined && <p>The idea that you follow stands with this one now, because both ask for the same thing. You hear what happens to both.</p>}
    {words && <blockquote class="nhsuk-inset-text" data-quoted><p>{words}</p></blockquote>}
  </>
);

const Confirm = ({ followed, csrfToken, letterKey }: { followed: FollowedPage; csrfToken: string; letterKey: string }) => (
  <div class="nhsuk-u-reading-width">
    <h1 class="nhsuk-heading-l">Do you want these letters?</h1>
    <Where followed={followed} />
    <p>At most one letter a day, and only when something happened.</p>
    <Form action="/following/letters" csrfToken={csrfToken}><HiddenField name="key" value={letterKey} /><Button text="Yes, send me letters" /></Form>
    <StopForm csrfToken={csrfToken} name="key" value={letterKey}>No, forget my address</StopForm>
  </div>
);

interface FollowedProps {
  followed: FollowedPage;
  csrfToken: string;
  stopName: 'code' | 'key';
  stopValue: string;
}

const FollowedView = ({ followed, csrfToken, stopName, stopValue }: FollowedProps) => (
  <div class="nhsuk-u-reading-width">
    <h1 class="nhsuk-heading-l">What you follow</h1>
    <Where followed={followed} />
    {followed.contributionId && !followed.words && <InsetText text="This idea is not shown any more. Its author may have taken it out." />}
    <h2 class="nhsuk-heading-m">What happened since {formatLondonDate(new Date(`${followed.beganOn}T12:00:00Z`))}</h2>
    {followed.happenings.length === 0 && <p>Nothing yet. {followed.isByLetter ? 'You get a letter when something happens.' : 'Come back with your code at any time.'}</p>}
    <ul class="nhsuk-list nhsuk-list--bullet">{followed.happenings.map(({ at, what, href }) => <li key={`${href} ${what}`}>{formatLondonDate(at)}: <a href={href} data-quoted>{what}</a></li>)}</ul>
    <StopForm csrfToken={csrfToken} name={stopName} value={stopValue}>{followed.isByLetter ? 'Stop the letters and forget my address' : 'Stop following'}</StopForm>
  </div>
);

const StopForm = ({ csrfToken, name, value, children }: { csrfToken: string; name: string; value: string; children: ComponentChildren }) => (
  <Form action="/following/stop" csrfToken={csrfToken}><HiddenField name={name} value={value} /><Button variant="secondary">{children}</Button></Form>
);

/** POST /following/letters: yes. */
export async function takeYes(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(z.object({ key: z.string() }), ctx.body);
  const letter = parsed.ok ? readLetterKey(parsed.value.key, ctx.config.secret) : null;
  if (!letter) return nothing();
  await confirmLetters(ctx, letter);
  return page({ ...inPlace, title: 'You get letters now', content: <div class="nhsuk-u-reading-width"><h1 class="nhsuk-heading-l">You get letters now</h1><p>Each one has a link that stops them.</p><p><a href="/conversations">See all conversations</a></p></div> });
}

/** POST /following/stop, by code or by letter: the key stands in the address where a mail program presses (RFC 8058). */
export async function takeStop(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(z.object({ key: z.string().default(''), code: z.string().default('') }), ctx.body);
  const { key: sent = '', code = '' } = parsed.ok ? parsed.value : {};
  const key = typeof ctx.query['key'] === 'string' ? ctx.query['key'] : sent;
  const read = readAuthorCode(code);
  await stopFollowing(ctx, { letter: readLetterKey(key, ctx.config.secret), hash: read ? hashAuthorCode(read) : null });
  return page({ ...inPlace, title: 'Stopped', content: <div class="nhsuk-u-reading-width"><h1 class="nhsuk-heading-l">Stopped</h1><p>You follow this no longer. We hold nothing about it: no code and no address.</p><p><a href="/conversations">See all conversations</a></p></div> });
}
