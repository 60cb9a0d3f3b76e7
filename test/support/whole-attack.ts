/** True in `bin/attack`: every made-up world is attacked. `npm test` attacks the first of each kind, so that the whole stays under ten minutes. */
export const isWholeAttack = process.env['ALLIED_ATTACK'] === 'whole';

/** So many worlds in `bin/attack`, and only the first few in `npm test`. */
export const worlds = ({ few, many }: { few: number; many: number }): number[] => Array.from({ length: isWholeAttack ? many : few }, (_none, at) => at + 1);
