import { references, type FunnelInput, type Note } from './input.ts';

type Reference = (typeof references)[number];

/** Which reference a call asks for. `compat: true`: rates and numbers of years belong to PHEindicatormethods, the other types to FunnelPlotR. */
export function referenceOf({ compat, type, yearsOfData }: FunnelInput): { readonly name?: Reference; readonly error?: Note } {
  if (compat === undefined || compat === false) return {};
  const isRate = type === 'crude-rate' || type === 'direct-standardised-rate';
  if (compat === true) return { name: isRate || yearsOfData !== undefined ? 'PHEindicatormethods-2.1.0' : 'FunnelPlotR-0.6.0' };
  if (compat === 'PHEindicatormethods-2.1.0') return { name: compat };
  if (compat === 'FunnelPlotR-0.6.0') return isRate ? { error: { code: 'compat-not-offered', text: `FunnelPlotR 0.6.0 has no funnel for the type "${type}".` } } : { name: compat };
  return { error: { code: 'compat-not-offered', text: `${compat} has no funnels that this engine reproduces; choose ${references.join(' or ')}.` } };
}
