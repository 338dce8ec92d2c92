/** A part of one as people say it: '70%'. */
export const percentInWords = (share: number): string => `${Number((100 * share).toPrecision(6))}%`;
