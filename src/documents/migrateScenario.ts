import { Document, isMap, isScalar, isSeq, type Pair, parseDocument, visit, YAMLMap, YAMLSeq } from 'yaml';
import { daysInYear, parseContractYear } from '../contract/contractYear.js';
import { dayNumber } from '../policy/calendarDays.js';
import type { DocumentPath } from './locateInText.js';
import { scenarioSchema, type WrittenScenario } from './scenarioSchema.js';
import type { WrittenScenarioV1 } from './scenarioSchemaV1.js';

/** Keys of a policy of version 1 that belong to a measure in version 2. */
const measureKeys: ReadonlySet<unknown> = new Set(['who', 'when', 'indicators', 'signal', 'pay']);

/** Width at which the text of a migrated file is wrapped. */
const lineWidth = 140;

/** A scenario of version 1 as version 2: the same policies, with what the families took for granted written out. */
export function migrateScenario(written: WrittenScenarioV1): WrittenScenario {
  const document = new Document(written);
  migrateDocument(document);
  return scenarioSchema.parse(document.toJS());
}

/**
 * The text of a scenario file of version 1 as version 2, with its comments.
 * @param text  YAML or JSON without fault; the result is of the same kind
 */
export function migrateText(text: string, kind: 'yaml' | 'json'): string {
  const parsed = parseDocument(text.replace(/^\uFEFF/, ''));
  const document = hasAlias(parsed) ? new Document(parsed.toJS()) : parsed;
  migrateDocument(document);
  return kind === 'json' ? `${JSON.stringify(document.toJS(), null, 2)}\n` : document.toString({ lineWidth });
}

/** Where a place of the migrated document stands in the one of version 1. */
export function pathInVersion1(path: DocumentPath): DocumentPath {
  const [list, index, part, measure, ...rest] = path;
  if (list !== 'policies' || part !== 'measures') return path;
  return measure === undefined ? [list, index!] : [list, index!, ...rest];
}

/** An alias may stand in a place that moves before its anchor, so a document with aliases is written out anew. */
function hasAlias(document: Document): boolean {
  let found = false;
  visit(document, {
    Alias: () => {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

function migrateDocument(document: Document): void {
  const version = document.get('schemaVersion', true);
  if (isScalar(version)) version.value = 2;
  const policies = document.get('policies');
  const year = String(document.get('year'));
  if (!isSeq(policies)) return;
  for (const policy of policies.items) if (isMap(policy)) migratePolicy(policy, year, document);
}

function migratePolicy(policy: YAMLMap, year: string, document: Document): void {
  const family = policy.get('family');
  if (family === 'national') return;
  const keyOf = ({ key }: Pair): unknown => (isScalar(key) ? key.value : key);
  const moved = policy.items.filter((pair) => measureKeys.has(keyOf(pair)));
  const place = policy.items.indexOf(moved[0]!);
  const measure = new YAMLMap();
  measure.items = moved;
  if (policy.flow) measure.flow = true;
  writeDefaults(measure, String(family), year, document);
  const measures = new YAMLSeq();
  measures.items = [measure];
  const kept = policy.items.filter((pair) => !measureKeys.has(keyOf(pair)));
  policy.items = [...kept.slice(0, place), document.createPair('measures', measures), ...kept.slice(place)];
}

/** What the family took for granted and version 2 does not. */
function writeDefaults(measure: YAMLMap, family: string, year: string, document: Document): void {
  if (family === 'localOptOut' && !measure.hasIn(['who', 'participation'])) {
    if (measure.has('who')) measure.setIn(['who', 'participation'], 'choice');
    else measure.items.unshift(document.createPair('who', inFlow(document, { participation: 'choice' })));
  }
  if (measure.has('signal')) return;
  const response = family === 'localOptOut' ? 'whole-year' : 'temporary';
  if (response !== (isShorterThan(year, measure) ? 'temporary' : 'whole-year')) {
    measure.items.push(document.createPair('signal', inFlow(document, { response })));
  }
}

function inFlow(document: Document, value: object): unknown {
  const node = document.createNode(value);
  if (isMap(node)) node.flow = true;
  return node;
}

/** Whether its days are fewer than those of the contract year; without days it is for the whole of it. */
function isShorterThan(year: string, measure: YAMLMap): boolean {
  if (!measure.has('when')) return false;
  const day = (end: 'from' | 'to') => dayNumber(String(measure.getIn(['when', end])));
  return day('to') - day('from') + 1 < daysInYear(parseContractYear(year));
}
