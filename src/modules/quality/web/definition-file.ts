import type { MeasureDefinition } from '../queries/measures.ts';

/** The definition of a measure as files carry it beside its figures. */
export const definitionOf = ({ code, name, standing, organisation, version, ambition, kind, numerator, denominator, unit, multiplier, unitWords, direction, grain, source, included, excluded, caution, ownerRole, smallestGroup, peopleIn, chart, ruleSet }: MeasureDefinition): Record<string, string | number | null> => ({
  code, name, standing: standing === 'starter' ? 'starter, not official' : 'own', madeBy: organisation, version, ambition, kind, numerator, denominator, unit, multiplier, unitWords, direction, grain, source, included, excluded, caution, ownerRole, smallestGroup, peopleIn, chart, ruleSet,
});
