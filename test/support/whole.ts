/**
 * True in `bin/walk`: everything for everybody. `npm test` leaves out what another visitor or another page of the same kind has
 * shown already, so that the whole stays under ten minutes.
 */
export const isWholeWalk = process.env['ALLIED_WALK'] === 'whole';
