import type { FastifyRequest } from 'fastify';
import { Invalid } from '#platform/errors';

export interface UploadedFile {
  field: string;
  /** As the browser named it; never used as a path. */
  name: string;
  type: string;
  bytes: Buffer;
}

/** The name of a file as the person knows it, without the signs that have no place in a sentence. */
export const shownFileName = ({ name }: Pick<UploadedFile, 'name'>): string => name.replaceAll(/[^\p{L}\p{N} ._-]/gu, '').slice(0, 80).trim() || 'the file';

export interface UploadLimits {
  /** Of each file. */
  maxBytes: number;
  /** Of each field that is typed or carried along. Absent: 200,000. */
  maxFieldBytes?: number;
}

const USUAL_FIELD_BYTES = 200_000;

/** Reads a multipart form whole: few, small files are expected, and the limits stop anything else. Throws Invalid, never a value that was cut. */
export async function readMultipart(request: FastifyRequest, limits: UploadLimits): Promise<{ body: Record<string, unknown>; files: UploadedFile[] }> {
  const body: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const files: UploadedFile[] = [];
  try {
    await collect(request, limits, { body, files });
  } catch (error) {
    if (error instanceof Invalid || (error as { statusCode?: number }).statusCode) throw error;
    throw new Invalid('The form did not arrive whole. Go back and send it again.');
  }
  return { body, files: files.filter((file) => file.name !== '' || file.bytes.length > 0) };
}

async function collect(request: FastifyRequest, { maxBytes, maxFieldBytes = USUAL_FIELD_BYTES }: UploadLimits, { body, files }: { body: Record<string, unknown>; files: UploadedFile[] }): Promise<void> {
  const parts = request.parts({ limits: { fileSize: maxBytes, files: 5, fields: 200, parts: 205, fieldSize: maxFieldBytes } });
  for await (const part of parts) {
    if (part.type === 'file') files.push({ field: part.fieldname, name: part.filename, type: part.mimetype, bytes: await wholeFile(part, maxBytes) });
    else if (part.valueTruncated) throw new Invalid('Your words are too long. Nothing was saved.', { [part.fieldname]: `Write less than ${sizeInWords(maxFieldBytes)}` });
    else body[part.fieldname] = part.fieldname in body ? [body[part.fieldname], part.value].flat() : part.value;
  }
}

async function wholeFile(part: { toBuffer(): Promise<Buffer>; fieldname: string }, maxBytes: number): Promise<Buffer> {
  try {
    return await part.toBuffer();
  } catch (error) {
    if ((error as { code?: string }).code !== 'FST_REQ_FILE_TOO_LARGE') throw error;
    const most = sizeInWords(maxBytes);
    throw new Invalid(`The file is too large. Choose one smaller than ${most}.`, { [part.fieldname]: `Choose a file smaller than ${most}` });
  }
}

/** 200 kilobytes, 1 megabyte, 2 megabytes: rounded down, so that a file of the size that is named is taken. */
function sizeInWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.floor(bytes / 1000)} kilobytes`;
  const megabytes = Math.floor(bytes / 1_000_000);
  return `${megabytes} ${megabytes === 1 ? 'megabyte' : 'megabytes'}`;
}
