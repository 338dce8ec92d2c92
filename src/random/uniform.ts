/**
 * The uniform number of a signed 32-bit word: (unsigned word + 1/2) / 2^32, strictly inside (0, 1), symmetric about 1/2.
 */
export const uniformFromWord = (word: number): number => ((word >>> 0) + 0.5) * 2.3283064365386963e-10;
