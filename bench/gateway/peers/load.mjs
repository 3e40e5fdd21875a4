// One measurement, in a process of its own. Prints requests per second as JSON.
// Usage: node load.mjs <url> <seconds> <connections> <token> <body>
import autocannon from 'autocannon';

const [url, seconds, connections, token, body] = process.argv.slice(2);
const result = await autocannon({
  url,
  method: 'POST',
  headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${token}` },
  body,
  connections: Number(connections),
  duration: Number(seconds),
});
console.log(
  JSON.stringify({
    requests: result['2xx'],
    requestsPerSecond: result['2xx'] / result.duration,
    failed: result.non2xx + result.errors + result.timeouts,
    p50: result.latency.p50,
    p99: result.latency.p99,
  }),
);
