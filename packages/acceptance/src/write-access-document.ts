import { writeFileSync } from 'node:fs';
import { accessDocument } from './access-document.ts';
import { walkEveryField } from './access-matrix.ts';

writeFileSync(new URL('../../../docs/access.md', import.meta.url), accessDocument(await walkEveryField()));
