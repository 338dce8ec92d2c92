import { Argument, Command } from 'commander';
import { type DocumentName, documentNames, jsonSchemaText } from '../documents/jsonSchemas.js';

/** `qofsim schema [DOCUMENT]`: the JSON Schema of a document that people write or programs read. */
export function schemaCommand(print: (text: string) => void = console.log): Command {
  const document = new Argument('[document]', 'which document').choices(documentNames).default('scenario');
  return new Command('schema')
    .description('print the JSON Schema of a document')
    .addArgument(document)
    .action((name: DocumentName) => print(jsonSchemaText(name).trimEnd()));
}
