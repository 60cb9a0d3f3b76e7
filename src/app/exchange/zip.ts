import { crc32, deflateRawSync } from 'node:zlib';

/**
 * A ZIP archive of small text files, readable by every operating system.
 * Source: PKWARE APPNOTE 6.3.10, sections 4.3.7 (local header), 4.3.12 (central directory) and 4.3.16 (end record).
 */
export function zipOf(files: readonly { name: string; text: string }[], madeAt: Date): Buffer {
  const entries = files.map(({ name, text }) => entryOf(name, Buffer.from(text), madeAt));
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
  return Buffer.concat([...bodies, central, ...end]);
}

/** The part of a header that both places share, up to the length of the name. */
function entryOf(fileName: string, content: Buffer, madeAt: Date): { header: Buffer; body: Buffer; name: Buffer } {
  const [name, body] = [Buffer.from(fileName), deflateRawSync(content)];
  const { date, time } = dosMoment(madeAt);
  // Version 2.0, names in UTF-8 (bit 11), method 8 (deflate).
  const header = Buffer.concat([u16(20), u16(0x0800), u16(8), u16(time), u16(date), u32(crc32(content)), u32(body.length), u32(content.length), u16(name.length)]);
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
