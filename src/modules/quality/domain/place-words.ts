/** A unit with its organisation in words; an organisation's own figures name it once. */
export const placeWords = ({ unit, organisation }: { unit: string; organisation: string }): string => (unit === organisation ? unit : `${unit}, ${organisation}`);
