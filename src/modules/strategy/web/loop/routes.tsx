import type { VNode } from 'preact';
import { get, page, type Reply, type RequestContext, type Route, type Viewer } from '#platform/http';
import { mayAround } from '../../data/around-acting.ts';
import { easyReadOf } from '../../queries/easy-read.ts';
import { EasyReadSlot, writeHrefOf } from '../easy-read/easy-read-slot.tsx';
import { Short, withWords } from '../words/short.tsx';

/** The four stages of working together. From AHPs Deliver, section 1, co-production. */
export const loopRoutes: readonly Route[] = [
  get('/co-planning', 'read what you can do here', (ctx) => show(ctx, 'Listen', Listening)),
  get('/co-design', 'read what you can do here', (ctx) => show(ctx, 'Agree', Agreeing)),
  get('/co-implementation', 'read what you can do here', (ctx) => show(ctx, 'Act', () => <Acting viewer={ctx.viewer} />)),
  get('/co-evaluation', 'read what you can do here', (ctx) => show(ctx, 'Check', Checking)),
];

async function show(ctx: RequestContext, title: string, Content: () => VNode): Promise<Reply> {
  const easyRead = await ctx.read((tx) => easyReadOf(tx, 'page', ctx.path));
  const content = <div class="nhsuk-u-reading-width"><Content /><EasyReadSlot easyRead={easyRead} now={ctx.now} writeHref={writeHrefOf(ctx)} /></div>;
  return page({ title, breadcrumbs: [{ text: 'Home', href: '/' }], content: await withWords(ctx, content) });
}

function Listening() {
  return (
    <>
      <h1 class="nhsuk-heading-l">Listen: plan together</h1>
      <p>A good plan starts with what matters to people. This stage is also called co-planning.</p>
      <h2 class="nhsuk-heading-m">What you can do here now</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li><a href="/conversations">Share an idea, comment and vote</a>, without giving your name</li>
        <li>Read what people backed in a <a href="/conversations">conversation</a> that has ended, and what became of it</li>
        <li>Read <a href="/strategies">what the strategies say</a></li>
        <li>See <a href="/coverage">what the work covers</a>, and what it does not</li>
        <li>Read <a href="/sessions">what people said at sessions</a>, and who was not in the room</li>
        <li><a href="/get-involved">Get involved with an organisation</a> at any time</li>
        <li>See <a href="/take-part">the ways to take part</a></li>
        <li>Tell us when <a href="/glossary">a word</a> does not work for you</li>
      </ul>
    </>
  );
}

function Agreeing() {
  return (
    <>
      <h1 class="nhsuk-heading-l">Agree: design together</h1>
      <p>Here people turn what they heard into a plan. This stage is also called co-design.</p>
      <h2 class="nhsuk-heading-m">What you can do here now</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>Read a <a href="/strategies">strategy</a>. While it is a draft you can comment on it without your name</li>
        <li>See on its comments page what people said and what became of it</li>
        <li>Check and challenge a draft in a <a href="/conversations">conversation</a>: people speak first, those who work in care answer, then everyone checks</li>
        <li>See which <a href="/sources">laws and plans</a> a strategy leans on</li>
      </ul>
    </>
  );
}

function Acting({ viewer }: { viewer: Viewer }) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Act: do it together</h1>
      <p>A plan helps nobody until somebody does it. This stage is also called co-implementation. Every <Short of="AHP" />, support worker and student may act.</p>
      <h2 class="nhsuk-heading-m">What you can do here now</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>{viewer.kind === 'person' ? <><a href="/my-work">My part</a>: what you said you would do. <a href="/improvement/my-part">My own part</a>: one thing that you choose yourself</> : <>Find <a href="/my-work">your own part</a>. You need to sign in</>}</li>
        <li>Read and start <a href="/improvement">improvement projects</a>: small tests, and what people learned, also where something did not work</li>
        <li>See <a href="/workstreams">who works on what</a>, and where people could join up{viewer.signedIn ? '' : '. You need to sign in'}</li>
        {mayAround(viewer, 'read partners')
          ? <li>Keep track of your <a href="/partners">partners</a></li>
          : <li>Keep track of your partners, once you belong to an organisation. <a href="/organisations">Find yours</a></li>}
        <li>See what each <a href="/systems">integrated care system</a> works on</li>
      </ul>
      <h2 class="nhsuk-heading-m">What is still to come</h2>
      <p>Job plans and rosters are not here yet.</p>
    </>
  );
}

function Checking() {
  return (
    <>
      <h1 class="nhsuk-heading-l">Check: look at it together</h1>
      <p>Did it help, and whom? This stage is also called co-evaluation. People who were there at the start should be asked at the end.</p>
      <h2 class="nhsuk-heading-m">What you can do here now</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>Read how each <a href="/strategies">strategy</a> is going, year by year</li>
        <li>See <a href="/quality">what is measured</a>, with charts that tell a change from chance</li>
        <li>See <a href="/inquiry">where teams and trusts are</a>, and what they chose to work on</li>
        <li>See <a href="/fairness">who gains and who does not</a>, how sure that is, and what is done about it</li>
        <li>See <a href="/coverage">what the work covers</a></li>
        <li>Read and say <a href="/thanks">thanks</a> for what went well</li>
      </ul>
    </>
  );
}
