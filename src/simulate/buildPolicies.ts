import { type ContractYear, daysInYear } from '../contract/contractYear.js';
import type { Policy, WithoutHistory } from '../policy/policy.js';
import type { BehaviourContext } from './behaviourContext.js';
import { type BuiltBehaviour, buildBehaviour } from './buildBehaviour.js';
import { nationalSelection } from './measureAt.js';
import { type Part, partsOf } from './parts.js';
import { payPlanOf } from './payPlans.js';
import type { BehaviourPlan, KernelPlan, PolicyPlan, PotPlan } from './plan.js';
import { isProtected } from './timingRows.js';

/** What base years pay. */
export interface PayHistory {
  readonly baseYears: readonly ContractYear[];
  readonly pointValueOf: (year: ContractYear) => number;
}

type PolicyPlans = Pick<KernelPlan, 'behaviours' | 'pots'> & {
  readonly policies: readonly Omit<PolicyPlan, 'network'>[];
  /** By behaviour and measure. */
  readonly forgoneByMonth: readonly BuiltBehaviour['forgoneByMonth'][];
};

/**
 * Behaviours, pays and pots of the policies in one contract year. Policies under which practices meet the same measures
 * apart from pay behave alike, so their response is simulated once. Behaviour 0 is the contract with nothing changed.
 */
export function buildPolicies(policies: readonly Policy[], context: BehaviourContext, years: PayHistory): PolicyPlans {
  const { ruleset, draws, setOfDraw, population } = context;
  const partsOfPolicy = policies.map((policy) =>
    partsOf(policy, ruleset, (selection) => nationalSelection(selection, context)),
  );
  // What base years hold is added up where some policy pays by it; one that does not goes along with one that does.
  const histories = new Map<string, readonly (WithoutHistory | undefined)[]>();
  policies.forEach((policy, k) => {
    const history = partsOfPolicy[k]!.map(historyOf);
    if (history.some((entry) => entry !== undefined)) histories.set(signatureOf(partsOfPolicy[k]!, policy), history);
  });
  const built: BuiltBehaviour[] = [buildBehaviour('', [], false, [], context)];
  const pots: PotPlan[] = [];
  const known = new Map([[JSON.stringify([signatureOf([], policies[0]!, false), []]), 0]]);
  const plans = policies.map((policy, k) => {
    const parts = partsOfPolicy[k]!;
    const own = parts.map(historyOf);
    const signature = signatureOf(parts, policy);
    const history = own.every((entry) => entry === undefined) ? (histories.get(signature) ?? own) : own;
    const key = JSON.stringify([signature, history]);
    let behaviour = known.get(key);
    if (behaviour === undefined) {
      behaviour = built.length;
      known.set(key, behaviour);
      built.push(buildBehaviour(policy.id, parts, policy.shocks === 'spared', history, context));
    }
    const index = behaviour;
    const pays = parts.map((part, measure) =>
      payPlanOf(part, {
        ...years,
        ruleset,
        population,
        draws,
        setOfDraw,
        daysInYear: daysInYear(ruleset.year),
        addPot: () => {
          pots.push(potOf(built[index]!.plan, index, measure, context));
          return pots.length - 1;
        },
      }),
    );
    return { behaviour: index, pays };
  });
  return {
    behaviours: built.map(({ plan }) => plan),
    pots,
    policies: plans,
    forgoneByMonth: built.map((behaviour) => behaviour.forgoneByMonth),
  };
}

const historyOf = ({ pay }: Part): WithoutHistory | undefined =>
  'withoutHistory' in pay ? pay.withoutHistory : undefined;

/** Everything about parts that practices respond to. Pay counts where it decides who joins, or whether to wait for the first day. */
const signatureOf = (parts: readonly Part[], { shocks }: Policy, spared = shocks === 'spared'): string =>
  JSON.stringify([
    spared,
    parts.map(({ measure, indicators, signal, pay, chosenBy, yearsSince, yearsAfter }) => [
      measure.who,
      measure.when,
      measure.announced,
      measure.announced < measure.when[0]!.from && isProtected[measure.pay.rule],
      measure.revocation,
      measure.conditions.localHoursPer1000Patients,
      indicators,
      signal,
      yearsSince,
      yearsAfter,
      pay.rule === 'scaled',
      measure.who.participation === 'choice' ? chosenBy : null,
    ]),
  ]);

/** A pot that the measure's practices share by weighted list. */
function potOf(
  { measures }: BehaviourPlan,
  behaviour: number,
  measure: number,
  { population, setOfDraw }: BehaviourContext,
): PotPlan {
  const { offered } = measures[measure]!;
  const weights = population.practices.map(({ list, weightedList }, p) =>
    offered[p] === 1 ? (weightedList ?? list) : 0,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const from = new Float64Array(weights.length);
  const to = new Float64Array(weights.length);
  let running = 0;
  weights.forEach((weight, p) => {
    if (total === 0) return;
    from[p] = running / total;
    running += weight;
    to[p] = running / total;
  });
  return { behaviour, measure, from, to, pence: new Float64Array(setOfDraw.length) };
}
