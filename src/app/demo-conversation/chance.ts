/**
 * A number from 0 up to 1 that a key and the seed decide, as SQL. `salt` keeps the uses of one key apart. `$1` is the seed.
 * PostgreSQL gives the same hash on every machine.
 */
export const chance = (key: string, salt: number): string =>
  `((hashint8extended((${key})::bigint, $1::bigint * 1000 + ${salt}) & 4503599627370495)::double precision / 4503599627370496)`;
