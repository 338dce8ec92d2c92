import { z } from 'zod';
import type { DocumentPath } from './locateInText.js';

/**
 * The object schemas that may stand at a path of a document: several where a union leaves it open.
 * A union with a discriminator is narrowed by what the document says there.
 */
export function objectsAt(schema: z.core.$ZodType, value: unknown, path: DocumentPath): readonly z.core.$ZodObject[] {
  if (schema instanceof z.core.$ZodUnion) {
    return chosenOptions(schema, value).flatMap((option) => objectsAt(option, value, path));
  }
  if (schema instanceof z.core.$ZodPipe) return objectsAt(schema._zod.def.in, value, path);
  if (
    schema instanceof z.core.$ZodOptional ||
    schema instanceof z.core.$ZodDefault ||
    schema instanceof z.core.$ZodPrefault ||
    schema instanceof z.core.$ZodNullable ||
    schema instanceof z.core.$ZodReadonly
  ) {
    return objectsAt(schema._zod.def.innerType, value, path);
  }
  const [step, ...rest] = path;
  if (step === undefined) return schema instanceof z.core.$ZodObject ? [schema] : [];
  const inner = memberOf(schema, step);
  return inner ? objectsAt(inner, childOf(value, step), rest) : [];
}

/** The value one step into another; undefined where there is none. */
export const childOf = (value: unknown, step: string | number): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, step)
    ? (value as Readonly<Record<string | number, unknown>>)[step]
    : undefined;

export const keysOf = (object: z.core.$ZodObject): readonly string[] => Object.keys(object._zod.def.shape);

function memberOf(schema: z.core.$ZodType, step: string | number): z.core.$ZodType | undefined {
  if (schema instanceof z.core.$ZodObject) return schema._zod.def.shape[step];
  if (schema instanceof z.core.$ZodArray) return schema._zod.def.element;
  if (schema instanceof z.core.$ZodRecord) return schema._zod.def.valueType;
  return undefined;
}

function chosenOptions(union: z.core.$ZodUnion, value: unknown): readonly z.core.$ZodType[] {
  const { options } = union._zod.def;
  if (!(union instanceof z.core.$ZodDiscriminatedUnion)) return options;
  const { discriminator } = union._zod.def;
  const said = childOf(value, discriminator);
  const chosen = options.filter((option) =>
    option._zod.propValues?.[discriminator]?.has(said as z.core.util.Primitive),
  );
  return chosen.length > 0 ? chosen : options;
}
