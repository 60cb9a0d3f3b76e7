import { closeDocuments } from '#platform/documents';
import type { Config } from '#platform/config';
import { openHouse, type House } from '../house.ts';
import { furnishContent } from '../start.ts';
import { openWeb } from '../web.ts';
import { threadSteps } from './steps.ts';
import { linkWalker, walkThread, type Walker } from './walk.ts';

/** `bin/allied demo --thread`: walks the thread over the pages of the demo, prints what each says beside what it must say, and answers 1 where one differs. */
export async function walkDemoThread(config: Config, print: (line: string) => void): Promise<number> {
  const house = await openHouse({ ...config, log: 'error', requestsPerMinute: 0 }, { beside: true });
  try {
    await furnishContent(house);
    return await walk(house, print);
  } finally {
    closeDocuments();
    await house.close();
  }
}

async function walk(house: House, print: (line: string) => void): Promise<number> {
  const server = await openWeb(house);
  try {
    await server.ready();
    const all = await walkThread(walkerOf(server), threadSteps, {
      step: ({ name, what, missing }) => print(`\n${name}: ${what}${missing ? `\n  not here yet   ${missing}` : ''}`),
      check: ({ what, expected, seen, isRight }) => print(`  ${isRight ? 'as it must be  ' : 'NOT AS IT MUST'} ${what}: expected “${expected}”, seen ${seen === null ? 'nothing' : `“${seen}”`}`),
    });
    const wrong = all.filter(({ isRight }) => !isRight).length;
    print(`\n${all.length} checks in ${threadSteps.length} steps, ${wrong === 0 ? 'all as they must be' : `${wrong} not as they must be`}. ${threadSteps.filter(({ missing }) => missing).length} steps have no room yet.`);
    return wrong === 0 ? 0 : 1;
  } finally {
    await server.close();
  }
}

type Server = Awaited<ReturnType<typeof openWeb>>;

/** Reads pages as a browser without script would: with cookies, and by the links of each page. */
function walkerOf(server: Server): Walker {
  let jar = new Map<string, string>();
  const ask = async (url: string, form?: Record<string, string>) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ');
    const answer = await server.inject({ method: form ? 'POST' : 'GET', url, headers: { ...(cookie ? { cookie } : {}), ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) }, ...(form ? { payload: new URLSearchParams(form).toString() } : {}) });
    for (const { name, value } of answer.cookies) jar.set(name, value);
    return answer;
  };
  const read = async (url: string): Promise<string> => {
    const { statusCode, body } = await ask(url);
    if (statusCode !== 200) throw new Error(`${url} answers ${statusCode}`);
    return body;
  };
  return linkWalker(read, async (persona) => {
    jar = new Map();
    if (persona === 'anyone') return;
    const token = /name="_csrf" value="([^"]+)"/.exec(await read('/demo'))?.[1] ?? '';
    await ask('/demo/persona', { _csrf: token, persona });
  });
}
