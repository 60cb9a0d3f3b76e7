// Files come as UTF-8, as what older Windows programs write, or as Excel's "Unicode text".

/** The text without its byte order mark, and what had to be guessed. */
export function decodeText(file: string | Uint8Array): { text: string; notes: string[] } {
  if (typeof file === 'string') return { text: file.replace(/^\uFEFF/, ''), notes: [] };
  if (file[0] === 0xff && file[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(file), notes: [] };
  if (file[0] === 0xfe && file[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(file), notes: [] };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(file), notes: [] };
  } catch {
    const note = 'The file is not in UTF-8. It was read as windows-1252, so please check accents, pounds and dashes';
    return { text: new TextDecoder('windows-1252').decode(file), notes: [note] };
  }
}
