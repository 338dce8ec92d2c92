import type { Policy } from '../policy/policy.js';

/** What a policy does, in a sentence or two for people. */
export function describePolicy({ who, when, indicators, pay, signal }: Policy): string {
  if (indicators === 'none') return 'Every practice is paid by the national contract for what it achieves by 31 March.';
  const where = who.areas === 'all' ? 'all areas' : who.areas.join(', ');
  const taking =
    who.participation === 'everyone'
      ? `Every practice of ${where}`
      : who.participation === 'choice'
        ? `Practices of ${where} that choose to join`
        : `${100 * who.participation.share}% of practices of ${where}`;
  const paid = {
    actual: 'Pay is for what was recorded by 31 March, without protection.',
    basePoints: "Pay is for last year's points, at this year's value of a point, prevalence and list.",
    higherOf: "Pay is for this year's or last year's points, whichever pays more.",
  }[pay.rule];
  const pause = signal.response === 'temporary' ? 'may pause' : 'may drop';
  return `${taking} ${pause} work on ${whichIndicators(indicators)} from ${when.from} to ${when.to}. ${paid}`;
}

function whichIndicators(selection: Exclude<Policy['indicators'], 'none'>): string {
  if (selection === 'all') return 'all indicators';
  if ('shareOfPoints' in selection)
    return `up to ${100 * selection.shareOfPoints}% of points, indicators with the ${selection.choose === 'mostHoursPerPoint' ? 'most' : 'least'} hours per point first`;
  if ('allBut' in selection) return `all indicators but ${Object.values(selection.allBut).flat().join(', ')}`;
  return `the indicators of ${Object.values(selection).flat().join(', ')}`;
}
