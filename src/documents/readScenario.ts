import { addFault, type Fault } from './fault.js';
import type { DocumentPath } from './locateInText.js';
import { migrateScenario, pathInVersion1 } from './migrateScenario.js';
import { childOf } from './objectsAt.js';
import { parseText } from './parseText.js';
import { readDocument } from './readDocument.js';
import { resolveScenario, type Scenario } from './scenarioDocument.js';
import { scenarioFaults } from './scenarioFaults.js';
import { scenarioSchema } from './scenarioSchema.js';
import { scenarioSchemaV1, type WrittenScenarioV1 } from './scenarioSchemaV1.js';
import { yearFaults } from './scenarioYears.js';

/** A scenario, and how it was read. */
export interface ScenarioReading {
  readonly scenario: Scenario;
  /** Where a place of the scenario stands in the file, which may be of an older version. */
  readonly placeInFile: (path: DocumentPath) => DocumentPath;
  /** Where the file names its contract years. */
  readonly yearsPath: DocumentPath;
  /** What the reader should know about the file: that it is of an older version. */
  readonly notice?: string;
}

/** The form; then, where it has no fault, the rules that tie one field to another; then the defaults that depend on other fields. */
const checkedScenarioSchema = scenarioSchema
  .superRefine((written, context) => {
    if (context.issues.length > 0) return;
    for (const fault of scenarioFaults(written)) addFault(context, fault);
  })
  .transform(resolveScenario);

/** Version 1 is judged by its own form, then as version 2, with faults placed where version 1 has them. */
const checkedScenarioSchemaV1 = scenarioSchemaV1
  .superRefine((written, context) => {
    if (context.issues.length > 0) return;
    for (const fault of faultsOfVersion1(written)) {
      addFault(context, { ...fault, path: pathInVersion1(fault.path) });
    }
  })
  .transform((written) => resolveScenario(migrateScenario(written)));

function faultsOfVersion1(written: WrittenScenarioV1): readonly Fault[] {
  // Migration reads the year.
  const wrongYear = yearFaults({ year: written.year });
  return wrongYear.length > 0 ? wrongYear : scenarioFaults(migrateScenario(written));
}

/** Reads a scenario file of version 2 or 1. @throws InputError with one problem per fault, each with its line */
export function readScenarioFile(text: string, where: string): ScenarioReading {
  const root = parseText(text.replace(/^\uFEFF/, ''), where);
  if (childOf(root, 'schemaVersion') === 1) {
    return {
      scenario: readDocument(text, where, checkedScenarioSchemaV1),
      placeInFile: pathInVersion1,
      yearsPath: ['year'],
      notice: `${where}: version 1, read as version 2; qofsim migrate ${where} writes it`,
    };
  }
  return {
    scenario: readDocument(text, where, checkedScenarioSchema),
    placeInFile: (path) => path,
    yearsPath: childOf(root, 'years') === undefined ? ['year'] : ['years'],
  };
}

/**
 * The scenario of a file.
 * @param text  content of the file, YAML, or JSON where the name ends in .json
 * @param where  name of the file, for messages
 * @throws InputError with one problem per fault, each with its line
 */
export const readScenario = (text: string, where: string): Scenario => readScenarioFile(text, where).scenario;
