/**
 * Ways in which recording may answer to lost pay. No study tells them apart: they agree where the studies looked (the mean fall from a class's
 * reference baseline) and differ elsewhere.
 */
export const responseVariants = ['shift', 'completions', 'mixture'] as const;

export type ResponseVariant = (typeof responseVariants)[number];
