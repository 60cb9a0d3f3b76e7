import { once } from 'node:events';
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';

/**
 * A ZIP archive of text files, readable by every operating system.
 * Source: PKWARE APPNOTE 6.3.10, sections 4.3.7 (local header), 4.3.12 (central directory) and 4.3.16 (end record).
 */
export function zipOf(files: readonly { name: string; text: string }[], madeAt: Date): Buffer {
  return Buffer.concat(joined(files.map(({ name, text }) => entryOf({ name, length: Buffer.byteLength(text), checksum: crc32(text), body: deflateRawSync(text) }, madeAt))));
}

/** The same of files that come in pieces: what is compressed is held in memory, what is not never is. At most 4 GB in all. */
export async function zipOfPieces(files: readonly { name: string; pieces: AsyncIterable<string> | Iterable<string> }[], madeAt: Date): Promise<Buffer[]> {
  const entries: Entry[] = [];
  for (const { name, pieces } of files) entries.push(entryOf({ name, ...(await compressed(pieces)) }, madeAt));
  return joined(entries);
}

async function compressed(pieces: AsyncIterable<string> | Iterable<string>): Promise<Omit<Packed, 'name'>> {
  const deflate = createDeflateRaw();
  const body: Buffer[] = [];
  deflate.on('data', (piece: Buffer) => void body.push(piece));
  const ended = once(deflate, 'end');
  let length = 0;
  let checksum = 0;
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece);
    length += bytes.length;
    checksum = crc32(bytes, checksum);
    if (!deflate.write(bytes)) await once(deflate, 'drain');
  }
  deflate.end();
  await ended;
  return { length, checksum, body: Buffer.concat(body) };
}

interface Packed {
  name: string;
  length: number;
  checksum: number;
  body: Buffer;
}

interface Entry {
  header: Buffer;
  body: Buffer;
  name: Buffer;
}

function joined(entries: readonly Entry[]): Buffer[] {
  let offset = 0;
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  for (const { header, body, name } of entries) {
    bodies.push(u32(0x04034b50), header, u16(0), name, body);
    directory.push(u32(0x02014b50), u16(20), header, u16(0), u16(0), u16(0), u16(0), u32(0), u32(offset), name);
    offset += 4 + header.length + 2 + name.length + body.length;
  }
  const central = Buffer.concat(directory);
  const end = [u32(0x06054b50), u16(0), u16(0), u16(entries.length), u16(entries.length), u32(central.length), u32(offset), u16(0)];
  return [...bodies, central, ...end];
}

/** The part of a header that both places share, up to the length of the name. */
function entryOf({ name: fileName, length, checksum, body }: Packed, madeAt: Date): Entry {
  const name = Buffer.from(fileName);
  const { date, time } = dosMoment(madeAt);
  // Version 2.0, names in UTF-8 (bit 11), method 8 (deflate).
  const header = Buffer.concat([u16(20), u16(0x0800), u16(8), u16(time), u16(date), u32(checksum), u32(body.length), u32(length), u16(name.length)]);
  return { header, body, name };
}

const dosMoment = (at: Date): { date: number; time: number } => ({
  date: ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
  time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
});

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}
