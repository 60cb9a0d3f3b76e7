import type { VNode } from 'preact';
import type { Config } from '#platform/config';
import type { Dressing, Failure, Present } from '#platform/http';
import { newId } from '#platform/ids';
import { drawnOnce } from '#ui/drawing';
import { DemoBanner, PhaseBanner, renderPage, type Account } from '#ui/layout';
import { footerLinks, mainNavigation } from './navigation.ts';
import { rooms } from './rooms.ts';

export interface Persona {
  id: string;
  personId: string;
  name: string;
}

/** Dresses a page in the layout: navigation, banners, account. `personas` are the imagined people of a demonstration. */
export function present(config: Config, personas: readonly Persona[] = []): Present {
  const Banner = demoBanner(personas);
  const footers = new Map<Config['mode'], { links: ReturnType<typeof footerLinks> }>();
  // The same object as long as the mode is the same: what is drawn of it once is kept by it.
  const footerNow = () => {
    const footer = footers.get(config.mode) ?? { links: footerLinks(config) };
    footers.set(config.mode, footer);
    return footer;
  };
  return (page, dressing) => renderPage({
    title: page.title,
    ...(page.isInError ? { isInError: true } : {}),
    main: mainOf(page, dressing),
    savedWords: dressing.saved === undefined ? undefined : savedWords.get(dressing.saved),
    ...(page.description ? { description: page.description } : {}),
    linkPreview: page.linkPreview, feeds: page.feeds,
    isPrivate: dressing.viewer.signedIn || dressing.failure !== undefined,
    ...(page.breadcrumbs ? { breadcrumbs: page.breadcrumbs } : {}),
    isWide: page.width === 'full',
    navigation: mainNavigation(page.currentSection ?? dressing.path),
    account: accountOf(dressing),
    ...(dressing.viewer.kind === 'person' ? { newFormName: newId } : {}),
    footer: footerNow(),
    ...(config.mode === 'demo' ? { demoBanner: <Banner dressing={dressing} /> } : {}),
    phaseBanner: phaseBanner({}),
  });
}

const phaseBanner = drawnOnce([], () => <PhaseBanner phase="New">This service is being built. <a href="/help">Tell us what does not work for you</a>.</PhaseBanner>);

/** Every code that a save may leave in an address. An unknown one says nothing. */
const savedWords = new Map(rooms.flatMap((room) => Object.entries(room.savedWords ?? {})));

function mainOf(page: Parameters<Present>[0], { failure }: Dressing): VNode | { html: string } {
  if (failure) return <FailurePage failure={failure} />;
  return page.content;
}

function accountOf({ viewer, csrf, path }: Dressing): Account {
  if (viewer.kind !== 'person') return { isSignedIn: false, signInHref: path === '/' || path.startsWith('/sign-in') ? '/sign-in' : `/sign-in?then=${encodeURIComponent(path)}` };
  return { isSignedIn: true, name: viewer.name ?? 'My account', accountHref: '/account', ownPartHref: '/my-work', signOutAction: '/sign-out', csrfToken: csrf() };
}

/** The banner of a demonstration, drawn once for each of its imagined people. */
function demoBanner(personas: readonly Persona[]): (props: { dressing: Dressing }) => VNode {
  const draw = (currentId: string | undefined) => drawnOnce(['csrfToken'], ({ csrfToken }) => <Demo personas={personas} csrfToken={csrfToken} currentId={currentId} />);
  const [forVisitor, forEach] = [draw(undefined), new Map(personas.map(({ id, personId }) => [personId, draw(id)]))];
  return ({ dressing: { viewer, csrf } }) => (forEach.get(viewer.personId ?? '') ?? forVisitor)({ csrfToken: personas.length > 0 ? csrf() : 'none' });
}

function Demo({ personas, ...facts }: { personas: readonly Persona[]; csrfToken: string; currentId: string | undefined }) {
  const switcher = personas.length > 0 ? { action: '/demo/persona', personas, ...facts } : undefined;
  return <DemoBanner personas={switcher}>This is a demonstration. Vale and Riverside and its people are imagined examples. The two published strategies are real.</DemoBanner>;
}

/** NHS-style error pages: what happened, that nothing is lost, what to do. */
function FailurePage({ failure }: { failure: Failure & { requestId: string } }) {
  const fields = Object.entries(failure.fields ?? {});
  return (
    <div class="nhsuk-u-reading-width">
      <h1 class="nhsuk-heading-l">{failure.title}</h1>
      <p>{failure.message}</p>
      {fields.length > 0 && <ul class="nhsuk-list nhsuk-list--bullet">{fields.map(([name, text]) => <li key={name}>{text}</li>)}</ul>}
      {failure.outOfDate && <OutOfDate {...failure.outOfDate} />}
      {failure.sentBefore && <SentBefore {...failure.sentBefore} />}
      {failure.status === 404 && <p>If you typed the address, check it. You can also <a href="/search">search this site</a> or <a href="/">go to the start</a>.</p>}
      {failure.status === 401 && <p><a href="/sign-in">Sign in</a>, then try again.</p>}
      {failure.status >= 500 && <p>The number of this problem is <code>{failure.requestId}</code>.</p>}
    </div>
  );
}

/** Whoever wrote for a long time gets the words back, to copy into the form when they have signed in again. */
function OutOfDate({ isSignedOut, typed, from }: NonNullable<Failure['outOfDate']>) {
  return (
    <>
      {isSignedOut && <p><a href={`/sign-in?then=${encodeURIComponent(from)}`}>Sign in again</a>. Then fill in the form once more.</p>}
      {!isSignedOut && from !== '/' && <p><a href={from}>Open the page again</a></p>}
      <TypedWords typed={typed} />
    </>
  );
}

/** What is saved is one link away; what was typed since can be copied into a new form. */
function SentBefore({ to, typed, from }: NonNullable<Failure['sentBefore']>) {
  return (
    <>
      {to !== null && <p><a href={to}>See what was saved</a></p>}
      {from !== '/' && <p><a href={from}>Open the form again</a>, if there is more to change.</p>}
      <TypedWords typed={typed} />
    </>
  );
}

function TypedWords({ typed }: { typed: readonly string[] }) {
  if (typed.length === 0) return null;
  return (
    <>
      <h2 class="nhsuk-heading-m">What you wrote</h2>
      <p>Copy your words first: we do not keep them.</p>
      {typed.map((words) => <blockquote key={words} class="allied-typed">{words}</blockquote>)}
    </>
  );
}
