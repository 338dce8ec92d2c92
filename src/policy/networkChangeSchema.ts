import { z } from 'zod';
import { dateSchema } from './dateSchema.js';

/** What happens to the fund of primary care networks: the part `networkFund` of a policy. */
export const networkChangeSchema = z
  .strictObject({
    withdraw: z
      .union([
        z.literal('all').describe('Every indicator of the fund.'),
        z
          .array(z.string().min(1, { error: "the code of an indicator of the fund, such as 'ACC-02'" }))
          .min(1, { error: 'a list with at least one indicator' })
          .describe("Codes of indicators of the fund, such as 'ACC-02'."),
      ])
      .describe('Indicators that are taken out of the fund.'),
    from: dateSchema.describe('First day without them, YYYY-MM-DD, in a year that has a network fund.'),
    to: dateSchema
      .exactOptional()
      .describe('Last day without them, YYYY-MM-DD; later contract years have them again. Default: it goes on.'),
    repay: z
      .enum(['perPatientMonthly', 'protect', 'nothing', 'globalSum'])
      .describe(
        'How their money is paid instead. perPatientMonthly: the published monthly re-payment by weighted list. protect: full expected points are paid. nothing: it is kept. globalSum: all of it, by weighted list.',
      ),
  })
  .meta({
    id: 'networkChange',
    description: 'A change to the Investment and Impact Fund (IIF) of primary care networks.',
  });
