import { formatDay, londonDay } from '#platform/clock';
import { writeCsv } from '#platform/csv';
import { file, page, type Reply, type RequestContext } from '#platform/http';
import { LongWords } from '#ui/tables';
import { codeBook, QUOTES_OF_CODE, type CodeBook } from '../../queries/analysis/code-book.ts';
import { codesHref, conversationFor, deskTrail } from './parts.tsx';

/** The code book to read or to print: what each code means, and words that their authors let us quote. */
export async function showCodeBook(ctx: RequestContext): Promise<Reply> {
  const conversation = await conversationFor(ctx, 'code words');
  const book = await ctx.read((tx) => codeBook(tx, conversation.id));
  return page({
    title: `Code book: ${conversation.title}`, currentSection: '/co-planning', breadcrumbs: [...deskTrail(conversation), { text: 'Codes', href: codesHref(conversation) }],
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{conversation.title}</span> Code book</h1>
        <p>Version {book.version} of the codes, {formatDay(londonDay(ctx.now))}. The version goes up by one with each change of a code. Words stand here only where their author lets us quote them, {QUOTES_OF_CODE} at most. Look again before you use them elsewhere: authors can take their yes back.</p>
        <p><a href={`${codesHref(conversation)}/book.csv`}>Take the code book as a table (CSV)</a></p>
        {book.codes.length === 0 && <p>There are no codes yet.</p>}
        {book.codes.map((code) => <CodeEntry key={code.id} code={code} />)}
      </div>
    ),
  });
}

const CodeEntry = ({ code: { id, name, version, definition, example, quotes, uses, ...state } }: { code: CodeBook['codes'][number] }) => (
  <section aria-labelledby={`code-${id}`}>
    <h2 class="nhsuk-heading-m" id={`code-${id}`} data-quoted><LongWords text={name} /></h2>
    <p data-quoted><LongWords text={definition} /></p>
    {example && <p>Made up as an example: <span data-quoted><LongWords text={example} /></span></p>}
    {quotes.map((words) => <blockquote key={words} class="nhsuk-inset-text" data-quoted><p><LongWords text={words} /></p></blockquote>)}
    <p class="nhsuk-body-s">{stateWords(state)}. Wording {version}. {uses === 1 ? '1 idea or comment has' : `${uses} ideas and comments have`} it.</p>
  </section>
);

const stateWords = ({ isRetired, mergedIntoName }: Pick<CodeBook['codes'][number], 'isRetired' | 'mergedIntoName'>): string => (mergedIntoName ? `Merged into ${mergedIntoName}` : isRetired ? 'Retired' : 'In use');

const quoteColumns = Array.from({ length: QUOTES_OF_CODE }, (_, at) => `quote_${at + 1}`);

export async function codeBookAsCsv(ctx: RequestContext): Promise<Reply> {
  const conversation = await conversationFor(ctx, 'code words');
  const { version, codes } = await ctx.read((tx) => codeBook(tx, conversation.id));
  const rows = codes.map((code) => [version, londonDay(ctx.now), code.name, code.version, code.definition, code.example, code.mergedIntoName ? 'merged' : code.isRetired ? 'retired' : 'in use', code.mergedIntoName, code.uses, ...quoteColumns.map((_, at) => code.quotes[at] ?? null)]);
  return file(writeCsv(['frame_version', 'taken_on', 'code', 'wording', 'definition', 'made_up_example', 'state', 'merged_into', 'settled_words', ...quoteColumns], rows), 'text/csv; charset=utf-8', `codes-${conversation.code}-version-${version}.csv`);
}
