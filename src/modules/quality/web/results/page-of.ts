/** The page of a list that is asked for; the first for what is no page, the last for one behind it. */
export const pageOf = (asked: number, total: number, onAPage: number): number => (Number.isInteger(asked) && asked >= 1 ? Math.min(asked, Math.max(1, Math.ceil(total / onAPage))) : 1);
