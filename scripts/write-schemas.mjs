// Writes the JSON Schema of every published document to scenarios/schema/. Run after `npm run build`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { documentNames, jsonSchemaText } from '../dist/documents/jsonSchemas.js';

const folder = new URL('../scenarios/schema/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const name of documentNames) {
  writeFileSync(new URL(`${name}.schema.json`, folder), jsonSchemaText(name));
  console.log(`scenarios/schema/${name}.schema.json`);
}
