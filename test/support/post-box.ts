import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A mail server on this machine that takes every letter and counts to whom it came. */
export interface PostBox {
  url: string;
  /** Every address that was written to, as often as it was. */
  letters: string[];
  close(): Promise<void>;
}

export async function openPostBox(): Promise<PostBox> {
  const letters: string[] = [];
  const server = createServer((socket) => converse(socket, (to) => letters.push(to)));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, letters,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

/** As much of SMTP (RFC 5321) as a sender needs to hand over a letter. */
function converse(socket: Socket, taken: (to: string) => void): void {
  let unread = '';
  let inLetter = false;
  let to: string[] = [];
  const say = (line: string) => void socket.write(`${line}\r\n`);
  const read = (line: string) => {
    if (line !== '.') return;
    inLetter = false;
    to.forEach(taken);
    to = [];
    say('250 taken');
  };
  const answer = (line: string) => {
    const recipient = /^RCPT TO:<([^>]+)>/i.exec(line)?.[1];
    if (recipient) to.push(recipient);
    inLetter = /^DATA/i.test(line);
    if (inLetter) say('354 go on');
    else say(/^QUIT/i.test(line) ? '221 bye' : '250 ok');
  };
  socket.setEncoding('utf8').on('error', () => undefined).on('data', (text: string) => {
    unread += text;
    const lines = unread.split('\r\n');
    unread = lines.pop() ?? '';
    for (const line of lines) (inLetter ? read : answer)(line);
  });
  say('220 here');
}
