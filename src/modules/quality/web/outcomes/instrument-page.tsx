import { NotFound } from '#platform/errors';
import { page, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, FormErrorSummary, type FormState } from '#ui/forms';
import { InsetText, SummaryList } from '#ui/nhsuk';
import { fullName, instrumentByCode, licenceWords, type Instrument } from '../../domain/outcomes/instruments.ts';
import { Calculate, workOut } from './calculators.tsx';
import { instrumentTrail } from './instruments-page.tsx';

/** One instrument: what it is, its licence, how it is scored, and a place to work a score out. */
export async function showInstrument(ctx: RequestContext, state: FormState = emptyForm, answer: string | null = null): Promise<Reply> {
  const instrument = instrumentOf(ctx);
  return page({
    title: fullName(instrument), isInError: state.errors.length > 0, breadcrumbs: instrumentTrail, currentSection: '/co-evaluation',
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">{fullName(instrument)}</h1>
        {answer !== null && <InsetText><p><strong>{answer}</strong></p><p>Nothing of this was kept. Ask whoever gives you care what it means for you.</p></InsetText>}
        <p>{instrument.about}</p>
        <Facts instrument={instrument} />
        {instrument.calculator && <Calculate instrument={instrument} csrfToken={ctx.csrf()} state={state} />}
      </div>
    ),
  });
}

/** Works a score out on the page. It is neither kept nor written down anywhere. */
export async function showScore(ctx: RequestContext): Promise<Reply> {
  const instrument = instrumentOf(ctx);
  if (!instrument.calculator) throw new NotFound('There is nothing to work out for this instrument.');
  const worked = workOut(instrument.calculator, ctx.body);
  return showInstrument(ctx, worked.state, worked.answer);
}

function instrumentOf(ctx: RequestContext): Instrument {
  const instrument = instrumentByCode(ctx.params['code'] ?? '');
  if (!instrument) throw new NotFound('We cannot find that instrument.');
  return instrument;
}

function Facts({ instrument: { licence, licenceWords: words, better, range, change, scoring, caution, unchecked, source } }: { instrument: Instrument }) {
  const rows = [
    ['May it be used?', `${licenceWords[licence]}. ${words}`],
    ['Which way is better', better === 'higher' ? 'Higher is better' : 'Lower is better'],
    ['Range', range ? `${range[0]} to ${range[1]}` : ''],
    ['How it is scored', scoring],
    ['Smallest change that counts', change ? change.words : 'We have read none in a source. A service that sets one says by whose word.'],
    ['Read with care', caution],
    ['Not checked', unchecked === '' ? '' : `We remember, and have not read in a source: ${unchecked.charAt(0).toLowerCase()}${unchecked.slice(1)} Look before you use it.`],
    ['Source', source],
  ] as const;
  return <SummaryList rows={rows.filter(([, text]) => text !== '').map(([key, text]) => ({ key: { text: key }, value: { text } }))} />;
}
