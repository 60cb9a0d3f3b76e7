import { json, get, page, type ApiDescription, type Route } from '#platform/http';
import { isApiRoute, openApiDocument, type ApiRoute } from '#platform/openapi';
import { Details } from '#ui/nhsuk';
import { commandsOf, theEtag, yourToken } from './program-examples.ts';

/** The page and the document for people who write programs, made from the rooms' own descriptions. */
export function programRoutes(routes: readonly Route[], isOpen: (route: Route) => boolean): Route[] {
  const described = routes.filter(isApiRoute);
  let document: unknown;
  return [
    get('/api', 'read about the interface for programs', ({ config }) => page({
      title: 'For programs', breadcrumbs: [{ text: 'Home', href: '/' }], description: 'The JSON interface: operations, tokens and examples', content: <ProgramsPage routes={described} isOpen={isOpen} baseUrl={config.baseUrl} />,
    })),
    get('/api/openapi.json', 'read about the interface for programs', ({ config }) => json((document ??= openApiDocument(described, { baseUrl: config.baseUrl, isOpen })))),
  ];
}

type IsOpen = (route: Route) => boolean;

function ProgramsPage({ routes, isOpen, baseUrl }: { routes: readonly ApiRoute[]; isOpen: IsOpen; baseUrl: string }) {
  const tags = [...new Set(routes.flatMap(({ api }) => api.tags ?? []))];
  return (
    <>
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">For programs</h1>
        <p class="nhsuk-body-l">Other software can do here what people do on the pages. What is public can be read without a token. With a token of your organisation a program can also read, add and change what is its own.</p>
        <p><a href="/api/openapi.json">Every operation as an OpenAPI 3.1 document</a>. Tools can make a client from it.</p>
        <FirstSteps baseUrl={baseUrl} />
        <Tokens baseUrl={baseUrl} />
      </div>
      <div class="nhsuk-u-reading-width">
        <h2 class="nhsuk-heading-l">Operations</h2>
        <p>Each one opens to an example. The examples work in the demonstration; put your own in place of <code>{yourToken}</code> and <code>{theEtag}</code>. In an address, words in capitals stand for the number or code of something that you made yourself.</p>
        {tags.map((tag) => <Operations key={tag} tag={tag} isOpen={isOpen} baseUrl={baseUrl} routes={routes.filter(({ api }) => api.tags?.includes(tag))} />)}
        <Rules />
      </div>
    </>
  );
}

const FirstSteps = ({ baseUrl }: { baseUrl: string }) => (
  <>
    <h2 class="nhsuk-heading-m">Read something now</h2>
    <p>Public strategies need no token:</p>
    <Example>{`curl ${baseUrl}/api/v1/strategies`}</Example>
    <p>Lists come in pages. The answer holds <code>next</code>; send it back as <code>cursor</code>, or follow the <code>Link</code> header:</p>
    <Example>{`curl '${baseUrl}/api/v1/strategies/nat/nodes?limit=20'`}</Example>
  </>
);

const Tokens = ({ baseUrl }: { baseUrl: string }) => (
  <>
    <h2 class="nhsuk-heading-m">Get a token</h2>
    <p>Ask an administrator. They make one on the page <a href="/organisations">of your organisation</a>, choose what it may do, and see it once. It acts for that organisation only, and it ends by itself. Keep it as you would a password.</p>
    <Example>{`curl ${baseUrl}/api/v1/objectives \\\n  -H 'Authorization: Bearer allied_YOUR-TOKEN' \\\n  -H 'Content-Type: application/json' \\\n  -d '{"organisation":"vale-and-riverside","year":"2026-27","strategy":"nat","node":"nat.a2.3","wording":"Shorter waits for podiatry","ownerRole":"Podiatry lead","reason":"It is the rural access ambition"}'`}</Example>
    <p>To change words, read them first and send their <code>ETag</code> back. If somebody else was faster, the answer is 412 and nothing is lost:</p>
    <Example>{`curl -i ${baseUrl}/api/v1/objectives/OBJECTIVE/wording\ncurl -X PUT ${baseUrl}/api/v1/objectives/OBJECTIVE/wording \\\n  -H 'If-Match: "1"' -H 'Authorization: Bearer allied_YOUR-TOKEN' \\\n  -H 'Content-Type: application/json' -d @words.json`}</Example>
  </>
);

/** Long lines scroll, and what scrolls must be reachable by keyboard. */
const Example = ({ children }: { children: string }) => (
  <div class="nhsuk-code"><pre class="nhsuk-code__container"><code class="nhsuk-code__content" tabIndex={0} role="group" aria-label="Example of a command">{children}</code></pre></div>
);

interface OperationsProps {
  tag: string;
  routes: readonly ApiRoute[];
  isOpen: IsOpen;
  baseUrl: string;
}

const Operations = ({ tag, routes, isOpen, baseUrl }: OperationsProps) => (
  <section>
    <h3 class="nhsuk-heading-m">{tag}</h3>
    {routes.map((route) => (
      <Details key={`${route.method} ${route.path}`} summary={{ classes: 'nhsuk-u-text-break-word', text: `${route.api.summary}: ${route.method} ${route.path.replace(/:(\w+)/g, '{$1}')}` }}>
        <p>{tokenWords(route.api, isOpen(route))}</p>
        {commandsOf(route, { baseUrl, needsToken: !isOpen(route) }).map((command) => <Example key={command}>{command}</Example>)}
      </Details>
    ))}
  </section>
);

function tokenWords({ scope, isForAnyone }: ApiDescription, isOpen: boolean): string {
  if (isForAnyone) return 'It needs no token: anyone may say it.';
  if (!isOpen) return `It needs a token${scope ? ` with the scope ${scope}` : ''}.`;
  return `It needs no token. One that is sent must hold the scope ${scope ?? 'of your choice'}.`;
}

const Rules = () => (
  <>
    <h2 class="nhsuk-heading-m">What you can rely on</h2>
    <ul class="nhsuk-list nhsuk-list--bullet">
      <li>Ids and codes stay. <code>schemaVersion</code> changes only when a field changes its meaning or goes; new fields may come at any time.</li>
      <li>Errors are <code>application/problem+json</code> with a stable <code>code</code>, a sentence for people and, for bodies, a sentence for each part that does not fit.</li>
      <li>The header <code>RateLimit</code> says how many requests are left in this minute. After 429, wait as long as <code>Retry-After</code> says.</li>
      <li>Send the <code>ETag</code> of an answer as <code>If-None-Match</code>: 304 means that nothing has changed.</li>
      <li>To make a thing once although the network fails, send an <code>Idempotency-Key</code> of your own with it. For 24 hours the same key gives the same answer, and another request with it is refused with 422.</li>
      <li>People are not served: no names, no email addresses.</li>
    </ul>
  </>
);
