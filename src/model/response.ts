import { binomialQuantile } from '../random/binomialQuantile.js';
import { uniformFromWord } from '../random/uniform.js';

/** A row of a matrix with one entry a draw: entry of draw d of the block is values[from + d]. */
export interface DrawRow {
  readonly values: Float64Array;
  readonly from: number;
}

/**
 * Recorded achievement of an indicator that is unpaid for part of the year (docs/model.md 4.3, channels a and c).
 *
 * With p the chance of success when paid and p' when unpaid (src/model/unpaidOdds.ts), a share `forgoable` of the
 * year's recording can be forgone, so the expected fall is (p - p') x forgoable. Each patient recorded under the national
 * contract is kept with chance 1 - forgoable x (1 - p'/p): only work not yet done is lost, and where nothing is forgoable
 * the count is the same to the patient. A response that raises achievement adds patients among the failures likewise, those whom
 * `returnExcepted` brings back among them.
 *
 * @param result  patients recorded under the policy
 * @param counted  patients counted under the policy
 * @param met  patients recorded under the national contract
 * @param failureOdds  odds of failure under the national contract, before effort
 * @param unpaid  odds of failure when unpaid
 * @param words  random words; entry 4d + `entry` is used
 * @param joins  0 where the practice does not take part: nothing changes for it
 */
export function respond(
  result: Float64Array,
  count: number,
  counted: Float64Array,
  met: Float64Array,
  failureOdds: Float64Array,
  unpaid: Float64Array,
  forgoable: DrawRow,
  words: Int32Array,
  entry: number,
  joins: Uint8Array,
): void {
  const { values: shares, from: shareFrom } = forgoable;
  for (let d = 0; d < count; d++) {
    if (joins[d] === 0) {
      result[d] = met[d]!;
      continue;
    }
    const odds = failureOdds[d]!;
    const unpaidOdds = unpaid[d]!;
    const forgone = shares[shareFrom + d]!;
    const u = uniformFromWord(words[4 * d + entry]!);
    if (unpaidOdds >= odds) {
      // p'/p = (1 + odds) / (1 + unpaid odds)
      const lost = forgone * (1 - (1 + odds) / (1 + unpaidOdds));
      result[d] = met[d]! - binomialQuantile(met[d]!, lost, u);
    } else {
      // q'/q = (unpaid odds / (1 + unpaid odds)) / (odds / (1 + odds))
      const gained = forgone * (1 - (unpaidOdds * (1 + odds)) / (odds * (1 + unpaidOdds)));
      result[d] = met[d]! + binomialQuantile(counted[d]! - met[d]!, gained, u);
    }
  }
}

/**
 * Patients counted under a measure: those whom practices except only to reach the threshold stay in the denominator for as
 * long as the indicator is unpaid. Of the excepted to reach it, the share forgone x `returned` comes back, rounded up or
 * down at random.
 *
 * @param returned  share of such exceptions that stops with the pay, one entry a draw
 * @param words  random words; the low bits of entry 4d + 2 are used
 */
export function returnExcepted(
  result: Float64Array,
  count: number,
  { ordinary, counted }: { readonly ordinary: Float64Array; readonly counted: Float64Array },
  returned: DrawRow,
  forgone: DrawRow,
  words: Int32Array,
  joins: Uint8Array,
): void {
  for (let d = 0; d < count; d++) {
    const excepted = ordinary[d]! - counted[d]!;
    if (joins[d] === 0 || excepted === 0) {
      result[d] = counted[d]!;
      continue;
    }
    const back = excepted * forgone.values[forgone.from + d]! * returned.values[returned.from + d]!;
    result[d] = counted[d]! + Math.floor(back + ((words[4 * d + 2]! & 0xffff) + 0.5) / 65536);
  }
}
