import { connect, type Socket } from 'node:net';

export interface SteadyResult {
  requestsPerSecond: number;
  answered: number;
  p50: number;
  p99: number;
  failures: number;
}

export interface SteadyRequest {
  path: string;
  cookie: string;
}

/**
 * Keeps so many connections busy, each asking again as soon as it was answered, over plain sockets: little of the processor's time goes
 * to asking, because the server shares it. Answers must say their length. Anything but 200 is a failure, as is a lost connection.
 */
export async function steadyLoad({ address, requests, connections, seconds }: { address: string; requests: readonly SteadyRequest[]; connections: number; seconds: number }): Promise<SteadyResult> {
  const { hostname, port } = new URL(address);
  const written = requests.map(({ path, cookie }) => Buffer.from(`GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\n${cookie ? `Cookie: ${cookie}\r\n` : ''}\r\n`));
  const times: number[] = [];
  let [next, failures] = [0, 0];
  const began = performance.now();
  const endAt = began + seconds * 1_000;
  const keepAsking = (socket: Socket) => new Promise<void>((done) => {
    let sentAt = 0;
    let isOver = false;
    const lost = () => {
      if (!isOver) failures += 1;
      done();
    };
    const ask = () => {
      sentAt = performance.now();
      isOver = sentAt >= endAt;
      if (isOver) socket.end(done);
      else socket.write(written[next++ % written.length] ?? '');
    };
    const answered = (status: number) => {
      if (status === 200) times.push(performance.now() - sentAt);
      else failures += 1;
      ask();
    };
    socket.on('data', answersOf(answered));
    socket.on('error', lost);
    socket.on('end', lost);
    socket.once('connect', ask);
  });
  await Promise.all(Array.from({ length: connections }, () => keepAsking(connect(Number(port), hostname).setNoDelay())));
  const sorted = times.toSorted((a, b) => a - b);
  const part = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
  return { requestsPerSecond: (times.length * 1_000) / (performance.now() - began), answered: times.length, p50: part(0.5), p99: part(0.99), failures };
}

/** Reads one answer after the other: the head for its status and length, then that many bytes, which are thrown away. */
function answersOf(answered: (status: number) => void): (chunk: Buffer) => void {
  let head: Buffer = Buffer.alloc(0);
  let [missing, status] = [-1, 0];
  return (chunk) => {
    if (missing < 0) {
      head = head.length > 0 ? Buffer.concat([head, chunk]) : chunk;
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      const text = head.toString('latin1', 0, end);
      status = Number(text.slice(9, 12));
      const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
      if (length === undefined) throw new Error('An answer does not say its length');
      missing = Number(length) - (head.length - end - 4);
      head = Buffer.alloc(0);
    } else missing -= chunk.length;
    if (missing > 0) return;
    missing = -1;
    answered(status);
  };
}
