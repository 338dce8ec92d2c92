/** Contract years as a heading has them: '2016-17', or '2016-17 to 2018-19'. */
export const yearsInWords = (years: readonly string[]): string =>
  years.length > 1 ? `${years[0]} to ${years.at(-1)}` : years.join();
