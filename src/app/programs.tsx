import { json, get, page, type Route } from '#platform/http';
import { isApiRoute, openApiDocument, type ApiRoute } from '#platform/openapi';
import { DataTable } from '#ui/tables';

/** The page and the document for people who write programs, made from the rooms' own descriptions. */
export function programRoutes(routes: readonly Route[], isOpen: (route: Route) => boolean): Route[] {
  const described = routes.filter(isApiRoute);
  let document: unknown;
  return [
    get('/api', 'read about the interface for programs', ({ config }) => page({
      title: 'For programs', breadcrumbs: [{ text: 'Start', href: '/' }], description: 'The JSON interface: operations, tokens and examples', content: <ProgramsPage routes={described} isOpen={isOpen} baseUrl={config.baseUrl} />,
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
        <p class="nhsuk-body-l">Other software can read what is public here as JSON. With a token of your organisation it can also read and add what is its own.</p>
        <p><a href="/api/openapi.json">Every operation as an OpenAPI 3.1 document</a>. Tools can make a client from it.</p>
        <FirstSteps baseUrl={baseUrl} />
        <Tokens baseUrl={baseUrl} />
      </div>
      <h2 class="nhsuk-heading-m">Operations</h2>
      {tags.map((tag) => <Operations key={tag} tag={tag} isOpen={isOpen} routes={routes.filter(({ api }) => api.tags?.includes(tag))} />)}
      <div class="nhsuk-u-reading-width"><Rules /></div>
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

const Operations = ({ tag, routes, isOpen }: { tag: string; routes: readonly ApiRoute[]; isOpen: IsOpen }) => (
  <DataTable<ApiRoute>
    caption={tag} rows={routes} emptyText="There are no operations here."
    columns={[
      { key: 'operation', head: 'Operation', cell: ({ method, path }) => <code class="nhsuk-u-text-break-word">{method} {path.replace(/:(\w+)/g, '{$1}')}</code> },
      { key: 'does', head: 'What it does', cell: ({ api }) => api.summary },
      { key: 'token', head: 'Token', cell: (route) => tokenWords(route.api.scope, isOpen(route)) },
    ]}
  />
);

function tokenWords(scope: string | null, isOpen: boolean): string {
  return isOpen ? `Not needed. One that is sent must hold ${scope ?? 'any scope'}` : `Needed, with ${scope ?? 'any scope'}`;
}

const Rules = () => (
  <>
    <h2 class="nhsuk-heading-m">What you can rely on</h2>
    <ul class="nhsuk-list nhsuk-list--bullet">
      <li>Ids and codes stay. <code>schemaVersion</code> changes only when a field changes its meaning or goes; new fields may come at any time.</li>
      <li>Errors are <code>application/problem+json</code> with a stable <code>code</code>, a sentence for people and, for bodies, a sentence for each part that does not fit.</li>
      <li>The header <code>RateLimit</code> says how many requests are left in this minute. After 429, wait as long as <code>Retry-After</code> says.</li>
      <li>Send the <code>ETag</code> of an answer as <code>If-None-Match</code>: 304 means that nothing has changed.</li>
      <li>People are not served: no names, no e-mail addresses.</li>
    </ul>
  </>
);
