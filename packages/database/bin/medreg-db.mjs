#!/usr/bin/env node
// Plain JavaScript, so that npm can link the command before anything is built.
import { main } from '../dist/cli.js';

process.exitCode = await main(process.argv.slice(2));
