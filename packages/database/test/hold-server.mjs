// A process that starts a server and waits to be killed.
import { startEmbeddedPostgres } from '../dist/index.js';

const server = await startEmbeddedPostgres({ dataDir: process.argv[2], port: 0, settings: { fsync: 'off' } });
process.send(server.url('postgres'));
setInterval(() => {}, 1000);
