import { z } from 'zod';

/** The text of a contract year. That its two halves follow each other is checked by `parseContractYear`, which a pattern cannot do. */
export const contractYearSchema = z
  .string({ error: "a contract year such as '2016-17'" })
  .regex(/^\d{4}-\d{2}$/, { error: "a contract year such as '2016-17'" });
