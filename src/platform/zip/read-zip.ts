import { crc32, inflateRawSync } from 'node:zlib';

export interface ZipLimits {
  maxFiles: number;
  /** Of all files together, unpacked. */
  maxBytes: number;
}

export type ReadZip = { ok: true; files: Map<string, Buffer> } | { ok: false; sentence: string };

/**
 * Reads a ZIP archive as most programs write it: stored or deflated files, not encrypted, below 4 GB. Never throws for what is in
 * the file. Names that lead out of a folder are refused; sizes are held to while unpacking, whatever the archive claims.
 */
export function readZip(archive: Buffer, limits: ZipLimits): ReadZip {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > archive.length) return refused('This is not a ZIP file, or its end is missing.');
  const count = archive.readUInt16LE(end + 10);
  if (count > limits.maxFiles) return refused(`The ZIP file holds more than ${limits.maxFiles} files.`);
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  let left = limits.maxBytes;
  try {
    for (let n = 0; n < count; n += 1) {
      if (archive.readUInt32LE(at) !== 0x02014b50) return refused('The list of files in the ZIP file is damaged.');
      const [nameLength, extraLength, noteLength] = [archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30), archive.readUInt16LE(at + 32)];
      const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
      if (!name.endsWith('/')) {
        if (!/^[\w.-]+(\/[\w.-]+){0,4}$/.test(name) || name.split('/').includes('..')) return refused('The ZIP file holds a name that is not a plain file name.');
        const content = unpack(archive, at, left);
        if (content === null) return refused(`“${name}” in the ZIP file is damaged, encrypted or too large.`);
        files.set(name, content);
        left -= content.length;
      }
      at += 46 + nameLength + extraLength + noteLength;
    }
  } catch {
    return refused('The ZIP file is damaged.');
  }
  return { ok: true, files };
}

const refused = (sentence: string): ReadZip => ({ ok: false, sentence });

/** The content of the file whose line in the central directory begins here; null where it is not what the line says. */
function unpack(archive: Buffer, line: number, left: number): Buffer | null {
  const [flags, method, checksum, packed, place] = [archive.readUInt16LE(line + 8), archive.readUInt16LE(line + 10), archive.readUInt32LE(line + 16), archive.readUInt32LE(line + 20), archive.readUInt32LE(line + 42)];
  if ((flags & 1) !== 0 || archive.readUInt32LE(place) !== 0x04034b50) return null;
  const start = place + 30 + archive.readUInt16LE(place + 26) + archive.readUInt16LE(place + 28);
  const body = archive.subarray(start, start + packed);
  if (body.length !== packed || (method !== 0 && method !== 8)) return null;
  const content = method === 0 ? body : inflateRawSync(body, { maxOutputLength: left + 1 });
  return content.length <= left && crc32(content) === checksum ? content : null;
}
