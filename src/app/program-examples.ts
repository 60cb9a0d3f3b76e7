import type { ApiRoute } from '#platform/openapi';

/** The words on the page for programs that a reader replaces; words in capitals in an address are others. */
export const yourToken = 'allied_YOUR-TOKEN';
export const theEtag = '"THE-ETAG"';

/** The commands that try an operation in the demonstration: first the one that reads the ETag, where it is needed. */
export function commandsOf(route: ApiRoute, { baseUrl, needsToken }: { baseUrl: string; needsToken: boolean }): string[] {
  const { body, query } = route.api.sample ?? {};
  const { needsMatch } = route.api;
  const token = needsToken ? [header(`Authorization: Bearer ${yourToken}`)] : [];
  const question = query ? `?${new URLSearchParams(query)}` : '';
  const command = [
    `curl ${route.method === 'GET' ? '' : `-X ${route.method} `}'${baseUrl}${addressOf(route, route.path)}${question}'`, ...token,
    ...(needsMatch ? [header(`If-Match: ${theEtag}`)] : []),
    ...(body === undefined ? [] : [header('Content-Type: application/json'), `-d ${quoted(JSON.stringify(body))}`]),
  ].join(' \\\n  ');
  return needsMatch ? [[`curl -i '${baseUrl}${addressOf(route, needsMatch)}'`, ...token].join(' \\\n  '), command] : [command];
}

const header = (text: string): string => `-H ${quoted(text)}`;

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const addressOf = ({ example, api }: ApiRoute, path: string): string => path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(api.sample?.address?.[name] ?? example?.[name] ?? ''));
