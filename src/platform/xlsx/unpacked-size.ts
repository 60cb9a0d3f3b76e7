import { inflateRawSync } from 'node:zlib';

export interface ZipPart {
  /** What the directory says of it; it may lie. */
  unpackedBytes: number;
  packed: Buffer;
  isDeflated: boolean;
}

/**
 * The parts of a ZIP archive by its directory alone, unpacking nothing. null where it is no archive as spreadsheets are written: whole, below 4 GB,
 * not encrypted, stored or deflated. Source: PKWARE APPNOTE 6.3.10, 4.3.12 and 4.3.16.
 */
export function zipParts(archive: Buffer): ZipPart[] | null {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > archive.length) return null;
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  const parts: ZipPart[] = [];
  for (let n = 0; n < count; n += 1) {
    const part = partAt(archive, at);
    if (!part) return null;
    parts.push(part);
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return parts;
}

function partAt(archive: Buffer, at: number): ZipPart | null {
  if (at + 46 > archive.length || archive.readUInt32LE(at) !== 0x02014b50) return null;
  const [flags, method, packedBytes, unpackedBytes, place] = [archive.readUInt16LE(at + 8), archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 24), archive.readUInt32LE(at + 42)];
  if ((flags & 1) !== 0 || (method !== 0 && method !== 8) || place + 30 > archive.length || archive.readUInt32LE(place) !== 0x04034b50) return null;
  const start = place + 30 + archive.readUInt16LE(place + 26) + archive.readUInt16LE(place + 28);
  const packed = archive.subarray(start, start + packedBytes);
  return packed.length === packedBytes ? { unpackedBytes, packed, isDeflated: method === 8 } : null;
}

/** Whether every part is as large as the directory says. Memory of a thread cannot be limited for bytes, so a lie must be seen before the reader believes it. */
export function areSizesTrue(parts: readonly ZipPart[]): boolean {
  try {
    return parts.every(({ packed, unpackedBytes, isDeflated }) => (isDeflated ? inflateRawSync(packed, { maxOutputLength: unpackedBytes + 1 }).length : packed.length) === unpackedBytes);
  } catch {
    return false;
  }
}
