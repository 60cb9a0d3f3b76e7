import type { JSX } from 'preact';
import { levelTitles, professions, type Level } from '#modules/directory';
import { CheckboxesField, Form, formState, SelectField } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { periodName, periodsBetween, periodsFrom } from '../../domain/periods.ts';
import type { FunnelPage } from '../../queries/variation/funnel-page.ts';

const MOST_PERIODS = 120;

export const levelName = (level: string): string => levelTitles[level as Level] ?? level;
export const professionName = (code: string): string => (code === '' ? 'All together' : (professions.find((each) => each.code === code)?.title ?? code));

/** Who is compared and over which periods. It only asks, so it can be bookmarked. */
export function ChoosePeers({ found: { measure, choices, chosen, isSpread } }: { found: FunnelPage & { chosen: NonNullable<FunnelPage['chosen']> } }): JSX.Element {
  const values = { level: chosen.level, under: chosen.underCode, profession: chosen.profession, group: `${chosen.split}|${chosen.groupCode}`, from: chosen.from, to: chosen.to, spread: isSpread ? ['yes'] : [] };
  const periods = periodItems(choices, measure.grain);
  return (
    <Form method="get" action={`/quality/variation/${measure.code}`} state={formState(values)}>
      <SelectField name="level" label="Compare" items={choices.levels.map((level) => ({ value: level, text: levelName(level) }))} />
      <SelectField name="under" label="Within" items={choices.places.map(({ code, name }) => ({ value: code, text: name }))} />
      {choices.professions.length > 1 && <SelectField name="profession" label="Profession" items={choices.professions.map((code) => ({ value: code, text: professionName(code) }))} />}
      {choices.groups.length > 1 && <SelectField name="group" label="Group of people" items={choices.groups.map(({ split, groupCode, words }) => ({ value: `${split}|${groupCode}`, text: words }))} />}
      <SelectField name="from" label="From" items={periods} />
      <SelectField name="to" label="To, this period included" items={periods} />
      <CheckboxesField
        name="spread" legend={{ text: 'Widen the limits', classes: 'nhsuk-u-visually-hidden' }} small
        items={[{ value: 'yes', text: 'Widen the limits by what these units usually differ', hint: 'Use it where many units lie outside: then the units differ for reasons that they share.' }]}
      />
      <Button variant="secondary" text="Compare these" />
    </Form>
  );
}

function periodItems({ firstPeriod, lastPeriod }: FunnelPage['choices'], grain: FunnelPage['measure']['grain']) {
  if (firstPeriod === null || lastPeriod === null) return [];
  const count = (periodsBetween(firstPeriod, lastPeriod, grain) ?? 0) + 1;
  return periodsFrom(firstPeriod, grain, count).slice(-MOST_PERIODS).map((period) => ({ value: period, text: periodName(period, grain) }));
}
