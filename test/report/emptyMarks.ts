import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';

interface Scene {
  readonly marktype?: string;
  readonly role?: string;
  readonly name?: string;
  readonly items?: readonly Scene[];
}

/** Names of the marks of a drawing that draw nothing, as those of a filter that no row passes. */
export async function emptyMarks(spec: TopLevelSpec): Promise<readonly string[]> {
  const view = new View(parse(compile(spec).spec), { renderer: 'none' });
  await view.runAsync();
  const root = view.scenegraph() as unknown as { readonly root: Scene };
  view.finalize();
  const found: string[] = [];
  const visit = (scene: Scene): void => {
    const isMark = scene.marktype !== undefined && scene.role === 'mark';
    if (isMark && scene.items?.length === 0) found.push(scene.name ?? scene.marktype!);
    for (const item of scene.items ?? []) visit(item);
  };
  visit(root.root);
  return found;
}
