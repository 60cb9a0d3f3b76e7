import { lookup } from 'node:dns';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** `not asked` where the address leads into a network of our own: who keeps titles must not learn what answers there. */
export type LinkAnswer = 'works' | 'fails' | 'not asked';
export type LinkAsker = (address: string) => Promise<LinkAnswer>;

const [TIMEOUT_MS, MOST_HOPS] = [10_000, 5];
/** Somebody is there, who does not show it to us: RFC 9110 (401, 403, 405), RFC 6585 (429). */
const THERE = new Set([401, 403, 405, 429]);
class NotAsked extends Error {}

/** Asks for the head of a page, and for the page where a site answers no heads; follows where it moved to. */
export const askLink = async (address: string, mayConnect = isPublicAddress): Promise<LinkAnswer> => {
  for (const method of ['HEAD', 'GET'] as const) {
    try {
      if (await worksBy(method, address, mayConnect)) return 'works';
    } catch (error) {
      if (error instanceof NotAsked) return 'not asked';
    }
  }
  return 'fails';
};

type MayConnect = (address: string) => boolean;

async function worksBy(method: 'HEAD' | 'GET', address: string, mayConnect: MayConnect): Promise<boolean> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let url = new URL(address);
  for (let hop = 0; hop <= MOST_HOPS; hop += 1) {
    const { status, movedTo } = await ask(url, { method, signal, mayConnect });
    if (status < 300 || status === 304) return true;
    if (status >= 400 || movedTo === undefined) return THERE.has(status);
    url = new URL(movedTo, url);
  }
  return false;
}

/** One request, without the body. The address that is connected to is looked at, so that no name leads elsewhere between the look and the request. */
function ask(url: URL, { method, signal, mayConnect }: { method: string; signal: AbortSignal; mayConnect: MayConnect }): Promise<{ status: number; movedTo: string | undefined }> {
  if (!['http:', 'https:'].includes(url.protocol)) throw new NotAsked();
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !mayConnect(host)) throw new NotAsked();
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? secureRequest : plainRequest)(url, { method, signal, lookup: lookupOf(mayConnect), headers: { 'User-Agent': 'Allied link check' } }, (answer) => {
      resolve({ status: answer.statusCode ?? 500, movedTo: answer.headers.location });
      answer.destroy();
    });
    request.on('error', reject).end();
  });
}

const lookupOf = (mayConnect: MayConnect): LookupFunction => (name, options, done) => lookup(name, { ...options, all: true }, (error, found) => {
  // With an error there is no list.
  const [first, ...rest] = error ? [] : found.filter(({ address }) => mayConnect(address));
  if (!first) done(error ?? new NotAsked(), '', 4);
  else if (options.all) done(null, [first, ...rest]);
  else done(null, first.address, first.family);
});

/** Addresses that are not of the open internet (IANA special-purpose registries, RFC 6890). */
const special = { 4: new BlockList(), 6: new BlockList() };
for (const [net, bits] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['224.0.0.0', 4], ['240.0.0.0', 4]] as const) special[4].addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [['::', 96], ['::ffff:0:0', 96], ['64:ff9b::', 96], ['64:ff9b:1::', 48], ['fc00::', 7], ['fe80::', 10], ['ff00::', 8]] as const) special[6].addSubnet(net, bits, 'ipv6');

export const isPublicAddress: MayConnect = (address) => {
  const family = isIP(address);
  return family === 4 ? !special[4].check(address, 'ipv4') : family === 6 && !special[6].check(address, 'ipv6');
};
