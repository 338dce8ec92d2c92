import type { Validation } from '../../analysis/validation/validate.js';

/** How to read the page, what was fitted to what, and what is withheld. */
export const introduction = ({ draws, seed }: Validation, coverage = false): string =>
  `# Validation

Written by \`qofsim validate --draws ${draws} --seed ${seed}${coverage ? ' --coverage' : ''}\`; change the model or \`data/validation/targets.json\`, not this page. Equations are in
[model.md](model.md), the fit in [achievement.md](achievement.md). Nothing was tuned to a target that is not marked as fitted, and misses stay here.

## How to read

- A **target** is a published statistic of practices. The model simulates the same statistic, under the policy of that time, once a draw: its *predictive
  distribution*. A draw has a parameter set of its own and the chance events of every practice.
- **Hit**: the published value lies inside the 90% interval of that distribution. Nine in ten should. Fewer: the intervals are too narrow or off the mark. More: they are too wide.
- **CRPS** (continuous ranked probability score): mean distance of the draws from the published value, less half their mean distance from each other, in the
  unit of the target. Small is good: it asks for the right place and for no more width than needed. A wide interval that hits can score worse than a narrow near miss.
- **In fitting**: *fitted*: the value set something in the model; its agreement shows that fitting worked and no more. *Partly*: an input of the same
  place and year moves it, but the value itself was not used. *Not fitted*: nothing was.
- A **rule** (within 2, within 3%) was set before the figure was looked at, and is read on the model's mean.

What the intervals hold: beliefs (\`data/evidence/priors.json\`) and chance. What they do not: the fitted effects, which are used as if known, published
inputs, the shape of the model, and one synthetic country in place of the real practices. Under the national contract hardly any belief matters, and chance averages
out over some 7,000 practices, so that England's intervals are narrow and a small miss is a miss. England is simulated with a quarter of the draws.

## What was fitted, and what is withheld

- *Achievement*: the distribution of points of 2015/16 in England without Somerset; national achievement and exceptions of each indicator and year as inputs; mean and
  spread of points by fifth of list size in 2015/16; the rise of mean points from 2014/15 to 2016/17; the rank correlation of 2017/18 with 2018/19. Withheld: the
  distributions of every other year, the other correlations, all payments, what practices did when thresholds rose (but for the part of exceptions in it).
- *Response to lost pay*: three items of England in 2014, three of Scotland in 2016 and six items dropped in 2011 set the beliefs. Withheld: how many
  indicators fell, later drift in California, and everything in Somerset but participation, and in Northern Ireland. A second calibration has used Somerset since; it stands
  in one section of this page, marked as fitted, and nowhere else.
- *Health and cost*: one study of mortality and one of admissions are beliefs themselves. Another model of cost-effectiveness is held beside this one; its results set nothing.
- *Income*: the distribution of each stream of payments but the QOF of 2016/17, totals of every year, shares of expenses and numbers of partners are inputs.
  Withheld: how streams and QOF add up to a practice, income of partners, QOF money received.
- Whoever set the beliefs had read the withheld figures. They rest on other evidence, but nobody was blind.`;
