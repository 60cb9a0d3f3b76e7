import type { ServerResponse } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { newId } from '#platform/ids';
import { titles } from './answer.ts';
import type { ServerParts } from './pipeline.ts';

interface Unroutable {
  status: number;
  url: string;
  response: ServerResponse;
  options: ServerParts;
}

/** An address that cannot be read at all never reaches a route or its hooks: the answer and its headers are made here. */
export function answerBelowRouter({ status, url, response, options }: Unroutable): void {
  const { headers, body } = plainAnswer(status, url.startsWith('/api/'), options);
  response.writeHead(status, headers).end(body);
}

/** A request that Node itself could not read, or that did not come whole in time: written straight to the connection. */
export function answerUnread(error: Error & { code?: string }, socket: Socket, options: ServerParts): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const status = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 }[error.code ?? ''] ?? 400;
  const { headers, body } = plainAnswer(status, false, options);
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('');
  if (socket.writable) socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${head}Connection: close\r\n\r\n${body}`);
  socket.destroySoon();
}

function plainAnswer(status: number, isForProgram: boolean, { config, log }: ServerParts): { headers: Record<string, string>; body: string } {
  const request = newId();
  const title = titles[status] ?? 'We could not read that';
  const message = 'The request could not be read. Check the address, or go back and try again.';
  log.info('request', { request, route: '', status });
  const body = isForProgram
    ? JSON.stringify({ type: 'about:blank', title, status, code: 'unreadable', detail: message, instance: request })
    : `<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><main><h1>${title}</h1><p>${message}</p><p><a href="/">Go to the start</a></p></main></html>\n`;
  return {
    body,
    headers: {
      'Content-Type': isForProgram ? 'application/problem+json; charset=utf-8' : 'text/html; charset=utf-8',
      'Content-Length': String(Buffer.byteLength(body)),
      'Cache-Control': 'no-store',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      ...(config.baseUrl.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
    },
  };
}
