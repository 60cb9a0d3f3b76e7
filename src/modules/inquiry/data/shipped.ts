import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseTemplate, type TemplateContent } from '../domain/template-file.ts';

const folder = fileURLToPath(new URL('../../../../content/inquiry/', import.meta.url));

/** Every set of questions that comes with the site (content/inquiry). Throws where a file is broken: it is ours. */
export function shippedTemplates(): { content: TemplateContent; text: string; fileName: string }[] {
  return readdirSync(folder).filter((name) => name.endsWith('.yaml')).toSorted().map((fileName) => {
    const text = readFileSync(`${folder}${fileName}`, 'utf8');
    const read = parseTemplate(text);
    if (!read.ok) throw new Error(`content/inquiry/${fileName}: ${read.problems.map(({ line, column, message }) => `${line}:${column} ${message}`).join(' ')}`);
    return { content: read.value, text, fileName };
  });
}
