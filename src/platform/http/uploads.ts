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

/** Reads a multipart form whole: few, small files are expected, and the limits stop anything else. */
export async function readMultipart(request: FastifyRequest, maxBytes: number): Promise<{ body: Record<string, unknown>; files: UploadedFile[] }> {
  const body: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const files: UploadedFile[] = [];
  try {
    await collect(request, maxBytes, { body, files });
  } catch (error) {
    if (error instanceof Invalid || (error as { statusCode?: number }).statusCode) throw error;
    throw new Invalid('The form did not arrive whole. Go back and send it again.');
  }
  return { body, files: files.filter((file) => file.name !== '' || file.bytes.length > 0) };
}

async function collect(request: FastifyRequest, maxBytes: number, { body, files }: { body: Record<string, unknown>; files: UploadedFile[] }): Promise<void> {
  const parts = request.parts({ limits: { fileSize: maxBytes, files: 5, fields: 200, parts: 205, fieldSize: 200_000 } });
  for await (const part of parts) {
    if (part.type === 'file') files.push({ field: part.fieldname, name: part.filename, type: part.mimetype, bytes: await wholeFile(part, maxBytes) });
    else body[part.fieldname] = part.fieldname in body ? [body[part.fieldname], part.value].flat() : part.value;
  }
}

async function wholeFile(part: { toBuffer(): Promise<Buffer>; fieldname: string }, maxBytes: number): Promise<Buffer> {
  try {
    return await part.toBuffer();
  } catch (error) {
    if ((error as { code?: string }).code !== 'FST_REQ_FILE_TOO_LARGE') throw error;
    const megabytes = Math.floor(maxBytes / 1_000_000);
    throw new Invalid(`The file is too large. Choose one smaller than ${megabytes} megabytes.`, { [part.fieldname]: `Choose a file smaller than ${megabytes} megabytes` });
  }
}
