const stepPercent = 5;

/** Progress of a run in one line that is written over: `{ onProgress: progressTo(newDisplay()) }` with tslab's `newDisplay`. */
export function progressTo(line: { readonly text: (words: string) => void }): (done: number, all: number) => void {
  let shown = -stepPercent;
  return (done, all) => {
    const percent = Math.floor((100 * done) / all);
    if (percent < shown + stepPercent && done < all) return;
    shown = percent;
    line.text(done < all ? `${percent}% of practices simulated` : 'All practices simulated');
  };
}
