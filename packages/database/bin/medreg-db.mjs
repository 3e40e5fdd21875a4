#!/usr/bin/env node
// Plain JavaScript, so that npm can link the command before anything is built.
import { main } from '../dist/cli.js';

const { exitCode, output } = await main(process.argv.slice(2));
(exitCode ? process.stderr : process.stdout).write(`${output}\n`);
process.exitCode = exitCode;
