import { writeFileSync } from 'node:fs';
import { PROCEDURES } from '../procedures/index.ts';
import { proceduresDocument } from './procedures-document.ts';

const page = await proceduresDocument(PROCEDURES.values());
writeFileSync(new URL('../../../../docs/procedures.md', import.meta.url), page);
