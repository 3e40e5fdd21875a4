#!/usr/bin/env node
import { environment } from '@medreg/env';
import { runDeadLetters } from '../dist/dead-letters-command.js';

process.exitCode = await runDeadLetters(process.argv.slice(2), environment(), process);
