import { promisify } from 'node:util';
import { constants, crc32, deflateRaw, deflateRawSync } from 'node:zlib';

/** The main part of a page, drawn once and sent to many: its bytes, and the same deflated, made when somebody first asks for it. */
export interface KeptMain {
  readonly bytes: Buffer;
  readonly deflated: () => Promise<Buffer>;
  /** So much memory it takes at most. */
  readonly mostBytes: number;
}

const deflate = promisify(deflateRaw);
/** As small as a page is worth that is packed once; what is made for one reader is packed fast. */
const [SMALL, FAST] = [{ level: 6 }, { level: 4 }];
/** Ends on a whole byte, and not the stream: other blocks may follow (RFC 1951, section 3.2.4). */
const open = { finishFlush: constants.Z_SYNC_FLUSH };

export function keepMain(html: string): KeptMain {
  const bytes = Buffer.from(html);
  let deflated: Promise<Buffer> | undefined;
  return { bytes, deflated: () => (deflated ??= deflate(bytes, { ...SMALL, ...open })), mostBytes: 2 * bytes.length };
}

/** The document's letters before and after a kept main part. */
export interface Around {
  before: string;
  after: string;
}

export const wholeOf = ({ before, after }: Around, { bytes }: KeptMain): Buffer => Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]);

/** One gzip member (RFC 1952) of three runs of blocks, of which the large one is packed already. */
export async function gzipOf(around: Around, main: KeptMain): Promise<Buffer> {
  const [before, after] = [Buffer.from(around.before), Buffer.from(around.after)];
  const end = Buffer.alloc(8);
  end.writeUInt32LE(crc32(after, crc32(main.bytes, crc32(before))), 0);
  end.writeUInt32LE((before.length + main.bytes.length + after.length) % 2 ** 32, 4);
  return Buffer.concat([GZIP_HEAD, deflateRawSync(before, { ...FAST, ...open }), await main.deflated(), deflateRawSync(after, FAST), end]);
}

/** Deflate, no name, no time, no system that is known. */
const GZIP_HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);

/** Whether a request names gzip among what it takes; whoever says `q=0` does not take it (RFC 9110, section 12.5.3). */
export const takesGzip = (accepted: string | undefined): boolean =>
  (accepted ?? '').split(',').some((one) => /^\s*(x-)?gzip\s*(;|$)/i.test(one) && !/;\s*q=0(\.0*)?\s*$/i.test(one));
