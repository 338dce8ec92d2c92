import { serve } from './engine/serve.js';
import { startPage } from './page/startPage.js';

// One script for both sides: the page starts its worker from its own text, so the file holds the engine once.
if (typeof document === 'undefined') serve(globalThis as unknown as Parameters<typeof serve>[0]);
else startPage(document);
